package io.tierengine.cli;

import io.tierengine.cli.engine.ExplainCommand;
import io.tierengine.cli.engine.ServeCommand;
import io.tierengine.cli.engine.TopologyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root command: {@code tier}. It does nothing by itself but name the commands below it. */
@Command(
        name = "tier",
        description = "Decides customer tiers from facts.",
        mixinStandardHelpOptions = true,
        subcommands = {GenerateCommand.class, ServeCommand.class, TopologyCommand.class, ExplainCommand.class},
        versionProvider = ManifestVersion.class)
public final class Tier implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Runs one command and ends the JVM with its exit code: 0 done, 1 failed, 2 wrong usage. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Tier());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command; see tier --help");
    }
}

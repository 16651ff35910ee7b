package io.tierengine.cli;

import io.tierengine.cli.demo.DemoCommand;
import io.tierengine.cli.engine.ServeCommand;
import io.tierengine.cli.engine.TopologyCommand;
import io.tierengine.cli.explain.ExplainCommand;
import io.tierengine.cli.importing.ImportCommand;
import io.tierengine.cli.policy.PolicyCommand;
import io.tierengine.cli.replay.ReplayCommand;
import io.tierengine.cli.review.ReviewSampleCommand;
import io.tierengine.cli.terminal.Failures;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command: {@code tier}. It does nothing by itself but name the commands below it. */
@Command(
        name = "tier",
        description = "Decides customer tiers from facts.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = ManifestVersion.class,
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            ReplayCommand.class,
            ImportCommand.class,
            PolicyCommand.class,
            ExplainCommand.class,
            GenerateCommand.class,
            BenchCommand.class,
            ReviewSampleCommand.class,
            TopologyCommand.class,
            CompletionCommand.class
        })
public final class Tier implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Print the stack trace of an internal error.")
    private boolean verbose;

    /** Runs one command and ends the JVM with its exit code: 0 done, 1 problems found, 2 wrong usage or input, 70 a bug. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        Tier tier = new Tier();
        Failures failures = new Failures(() -> tier.verbose);
        return new CommandLine(tier)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command; see tier --help");
    }
}

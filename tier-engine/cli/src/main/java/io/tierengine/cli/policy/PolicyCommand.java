package io.tierengine.cli.policy;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tier policy}: names the commands below it. */
@Command(
        name = "policy",
        description = "Checks policies and tells what they say.",
        subcommands = {CheckCommand.class, ExplainCommand.class})
public final class PolicyCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command; see tier policy --help");
    }
}

package io.tierengine.benchmarks.scenario;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The scenarios, each a command. */
@Command(
        name = "scenarios",
        mixinStandardHelpOptions = true,
        description = "Measures the engine alone in what a deployment meets.",
        subcommands = {
            LatencyCommand.class,
            MidnightCommand.class,
            RestoreCommand.class,
            GrowthCommand.class,
            ReadersCommand.class
        })
public final class Scenarios {

    private Scenarios() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Scenarios()).execute(arguments));
    }
}

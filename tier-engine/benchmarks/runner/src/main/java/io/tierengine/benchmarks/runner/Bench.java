package io.tierengine.benchmarks.runner;

import io.tierengine.cli.terminal.Failures;
import java.util.Arrays;
import picocli.CommandLine;

/** Starts {@code tier bench}, with the command's name as the first argument. */
public final class Bench {

    private Bench() {}

    /** Ends the JVM with the command's exit code. */
    public static void main(String[] arguments) {
        Failures failures = new Failures(() -> true);
        System.exit(new CommandLine(new BenchCommand())
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .execute(Arrays.copyOfRange(arguments, 1, arguments.length)));
    }
}

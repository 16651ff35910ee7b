package io.tierengine.benchmarks.core;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the benchmarks of the core, each in JVMs of its own, and tells time and allocation per operation. */
@Command(
        name = "core-benchmarks",
        mixinStandardHelpOptions = true,
        description = "Measures what one fact costs the core: nanoseconds and allocated bytes.")
public final class CoreBenchmarks implements Callable<Integer> {

    @Option(
            names = "--long",
            description = "Three JVMs and longer rounds: a quarter of an hour instead of three minutes.")
    private boolean thorough;

    @Option(
            names = "--only",
            paramLabel = "REGEX",
            description = "Only benchmarks whose name contains a match, such as accept.")
    private String only = "";

    @Option(
            names = "--active-days",
            paramLabel = "DAYS",
            split = ",",
            description = "Active days of a customer, 2 to 365; default 20,50,365.")
    private List<String> activeDays = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the results there too.")
    private @Nullable Path json;

    public static void main(String[] args) {
        System.exit(new CommandLine(new CoreBenchmarks()).execute(args));
    }

    @Override
    public Integer call() throws RunnerException, IOException {
        Collection<RunResult> results = new Runner(options().build()).run();
        CoreResults measured = CoreResults.of(results);
        System.out.println();
        System.out.print(measured.table());
        if (json != null) {
            measured.writeJson(json);
        }
        return CommandLine.ExitCode.OK;
    }

    private ChainedOptionsBuilder options() {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(CoreBenchmarks.class.getPackageName() + ".*" + only)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .forks(thorough ? 3 : 1)
                .warmupIterations(thorough ? 5 : 3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(thorough ? 5 : 3)
                .measurementTime(TimeValue.seconds(thorough ? 2 : 1))
                .jvmArgsAppend(jvmOptions());
        if (!activeDays.isEmpty()) {
            options.param("activeDays", activeDays.toArray(String[]::new));
        }
        return options;
    }

    /** Those of {@code bin/tier serve} where they matter here; JMH itself reaches for sun.misc.Unsafe. */
    private static String[] jvmOptions() {
        List<String> options = new ArrayList<>(List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC"));
        options.add("--sun-misc-unsafe-memory-access=allow");
        return options.toArray(String[]::new);
    }
}

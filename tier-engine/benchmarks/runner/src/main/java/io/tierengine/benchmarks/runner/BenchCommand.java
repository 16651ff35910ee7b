package io.tierengine.benchmarks.runner;

import io.tierengine.benchmarks.runner.data.DataShape;
import io.tierengine.benchmarks.runner.result.Report;
import io.tierengine.benchmarks.runner.result.ReportFiles;
import io.tierengine.benchmarks.runner.result.ReportJson;
import io.tierengine.benchmarks.runner.result.ReportText;
import io.tierengine.benchmarks.runner.run.RunFailedException;
import io.tierengine.cli.terminal.CommandFailure;
import io.tierengine.cli.terminal.ExitCodes;
import io.tierengine.cli.terminal.Logging;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tier bench}: measures the engine beside its peers. */
@Command(
        name = "tier bench",
        mixinStandardHelpOptions = true,
        description = "Measures the engine beside its peers, on the same facts and this machine.")
final class BenchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--quick",
            description =
                    "Less of everything, so that it takes less than five minutes on two cores that do nothing else.")
    private boolean quick;

    @Option(names = "--json", description = "Print the results as JSON on standard output, all else on standard error.")
    private boolean json;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write results.json, results.md and chart.svg into this folder.")
    private @Nullable Path report;

    @Option(
            names = "--contenders",
            paramLabel = "NAME,...",
            description =
                    "Who takes part; name:key=value,... for one with options of its own (default: all there are: engine, "
                            + "mirror, flink-rocksdb, flink-heap, jet-heap, dsl-hopping; with --quick the first three and the last).")
    private @Nullable String contenders;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How often each is measured (default: 5; with --quick at most 3).")
    private @Nullable Integer rounds;

    @Option(
            names = "--customers",
            paramLabel = "N",
            description = "How many customers there are (default: 50000; with --quick 10000).")
    private @Nullable Integer customers;

    @Option(
            names = "--facts",
            paramLabel = "N",
            description = "How many facts they have, history included (default: 4000000; with --quick 1600000).")
    private @Nullable Long facts;

    @Option(
            names = "--active-days",
            defaultValue = "20",
            paramLabel = "N",
            description =
                    "Facts of history per customer, each on a day of its own but for chance (default: ${DEFAULT-VALUE}).")
    private int activeDays;

    @Option(
            names = "--live-days",
            defaultValue = "1",
            paramLabel = "N",
            description = "Days over which the facts after history are spread (default: ${DEFAULT-VALUE}).")
    private int liveDays;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "What all facts are drawn from.")
    private long seed;

    @Option(
            names = "--warm-up",
            paramLabel = "DURATION",
            description = "Live facts that aren't measured yet (default: PT2S).")
    private @Nullable Duration warmUp;

    @Option(
            names = "--measure",
            paramLabel = "DURATION",
            description = "How long a contender is measured, unless facts run out (default: PT20S; with --quick PT4S).")
    private @Nullable Duration measure;

    @Option(
            names = "--data-folder",
            paramLabel = "DIR",
            description = "Keep the broker's data here; a later run with the same data needn't load them again.")
    private @Nullable Path dataFolder;

    @Option(
            names = "--mirror-bytes",
            paramLabel = "N",
            description =
                    "Bytes of the mirror's records, key and value (default: the mean of the engine's changelog records).")
    private @Nullable Integer mirrorBytes;

    @Option(
            names = "--engine-jvm-options",
            defaultValue = "",
            paramLabel = "OPTIONS",
            description = "More options of the engine's JVM, such as those of a profiler.")
    private String engineJvmOptions = "";

    @Option(
            names = "--keep-logs",
            paramLabel = "DIR",
            description = "Put the contenders' logs here (default: they go with the rest).")
    private @Nullable Path logs;

    @Option(
            names = "--skip-check",
            description = "Don't compare the contenders' changes with replay's first. For development.")
    private boolean skipCheck;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Logging.toStandardError();
        PrintWriter results = spec.commandLine().getOut();
        PrintWriter out = json ? spec.commandLine().getErr() : results;
        try {
            ContenderCatalogue catalogue = new ContenderCatalogue(
                    engineJvmOptions, mirrorBytes == null ? OptionalInt.empty() : OptionalInt.of(mirrorBytes));
            Report found = new Bout(plan(), catalogue, out).run(dataFolder, logs);
            ReportText.print(found, out);
            if (json) {
                results.println(ReportJson.of(found));
                results.flush();
            }
            if (report != null) {
                ReportFiles.write(found, report);
            }
            return ExitCodes.OK;
        } catch (RunFailedException | IllegalArgumentException e) {
            throw CommandFailure.problemsFound(List.of(String.valueOf(e.getMessage())));
        }
    }

    /** What is asked for. */
    BenchPlan plan() {
        BenchSize size = size();
        DataShape shape = new DataShape(
                Objects.requireNonNullElse(customers, size.customers()),
                Objects.requireNonNullElse(facts, size.facts()),
                activeDays,
                liveDays,
                Stage.PARTITIONS,
                seed);
        return new BenchPlan(
                shape,
                ContenderSpec.parse(contenders()),
                Objects.requireNonNullElse(rounds, size.rounds()),
                Objects.requireNonNullElse(warmUp, size.warmUp()),
                Objects.requireNonNullElse(measure, size.measure()),
                size.budget(),
                !skipCheck);
    }

    /** Who takes part. */
    String contenders() {
        return Objects.requireNonNullElse(contenders, size().contenders());
    }

    private BenchSize size() {
        return quick ? BenchSize.QUICK : BenchSize.FULL;
    }
}

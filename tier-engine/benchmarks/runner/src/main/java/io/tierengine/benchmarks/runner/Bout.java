package io.tierengine.benchmarks.runner;

import io.tierengine.benchmarks.runner.data.DataLoading;
import io.tierengine.benchmarks.runner.data.DataSet;
import io.tierengine.benchmarks.runner.result.Machine;
import io.tierengine.benchmarks.runner.result.Report;
import io.tierengine.benchmarks.runner.result.Standings;
import io.tierengine.benchmarks.runner.run.Surroundings;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.sandbox.Sandbox;
import io.tierengine.server.life.PolicyFile;
import io.tierengine.streams.run.EngineSettings;
import io.tierengine.streams.run.TierEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One benchmark: a sandbox, a data set, and rounds in which every contender runs once. */
final class Bout {

    static final int PARTITIONS = 4;

    private static final TopicCatalogue TOPICS = TopicCatalogue.standard().withCustomerPartitions(PARTITIONS);
    private static final String POLICY = "bench-policy.yaml";

    private final BenchPlan plan;
    private final ContenderCatalogue catalogue;
    private final PrintWriter out;

    Bout(BenchPlan plan, ContenderCatalogue catalogue, PrintWriter out) {
        this.plan = plan;
        this.catalogue = catalogue;
        this.out = out;
    }

    /**
     * Runs it.
     *
     * @param dataFolder to keep the data in; null: they are deleted
     * @param logs to keep the contenders' logs in; null: they are deleted
     */
    Report run(@Nullable Path dataFolder, @Nullable Path logs) throws IOException, InterruptedException {
        Instant began = Instant.now();
        Machine machine = Machine.here();
        Sandbox.Builder builder = Sandbox.builder()
                .registry(true)
                .brokerJvmOptions("-XX:TieredStopAtLevel=4")
                // Compaction would shrink a changelog while its growth is measured; for no contender it runs meanwhile.
                .brokerSetting(
                        "log.cleaner.backoff.ms",
                        Long.toString(Duration.ofDays(1).toMillis()));
        if (dataFolder != null) {
            builder.dataFolder(dataFolder);
        }
        try (Sandbox sandbox = builder.start()) {
            Thread onInterrupt = new Thread(sandbox::close);
            Runtime.getRuntime().addShutdownHook(onInterrupt);
            try {
                return runIn(sandbox, logs, began, machine);
            } finally {
                Runtime.getRuntime().removeShutdownHook(onInterrupt);
            }
        }
    }

    private Report runIn(Sandbox sandbox, @Nullable Path logs, Instant began, Machine machine)
            throws IOException, InterruptedException {
        Path work =
                sandbox.dataFolder().resolve("bench-" + ProcessHandle.current().pid());
        Files.createDirectories(work);
        try {
            Path policy = layOutPolicy(work);
            DataSet data = load(sandbox, policy);
            Surroundings around = new Surroundings(
                    sandbox.bootstrapServers(),
                    sandbox.registryUrl(),
                    policy,
                    TOPICS.tierChanges().name(),
                    work);
            Standings standings = new Standings(new Rounds(plan, catalogue, around, data, out).run());
            return new Report(
                    began,
                    Duration.between(began, Instant.now()),
                    machine,
                    plan.shape(),
                    data.records(),
                    plan.rounds(),
                    plan.warmUp(),
                    plan.measure(),
                    "The contenders' changes were not compared with replay's.",
                    standings);
        } finally {
            keepLogs(work, logs);
        }
    }

    private DataSet load(Sandbox sandbox, Path policy) throws IOException, InterruptedException {
        EngineSettings settings = EngineSettings.of(
                        "bench", sandbox.bootstrapServers(), sandbox.registryUrl(), policy.resolveSibling("unused"))
                .withTopics(TOPICS);
        try (TierEngine engine = new TierEngine(settings)) {
            engine.prepare(Optional.of(PolicyFile.read(policy)));
            long begin = System.nanoTime();
            DataSet data = new DataLoading(sandbox.bootstrapServers(), TOPICS, engine.serdes())
                    .ensure(plan.shape(), sandbox.dataFolder());
            double seconds = (System.nanoTime() - begin) / 1e9;
            out.println(String.format(
                    Locale.ROOT,
                    "%,d facts of %,d customers in %d partitions, %,d of them history, loaded in %.1f s",
                    data.records(),
                    plan.shape().customers(),
                    PARTITIONS,
                    plan.shape().historyFacts(),
                    seconds));
            out.flush();
            return data;
        }
    }

    private static Path layOutPolicy(Path folder) throws IOException {
        Path file = folder.resolve(POLICY);
        try (InputStream content = Objects.requireNonNull(Bout.class.getResourceAsStream(POLICY))) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static void keepLogs(Path work, @Nullable Path logs) throws IOException {
        if (logs == null) {
            return;
        }
        Files.createDirectories(logs);
        try (var files = Files.newDirectoryStream(work, "*.log")) {
            for (Path file : files) {
                Files.copy(file, logs.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}

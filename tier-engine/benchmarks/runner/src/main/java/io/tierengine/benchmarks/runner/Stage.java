package io.tierengine.benchmarks.runner;

import io.tierengine.benchmarks.runner.data.DataLoading;
import io.tierengine.benchmarks.runner.data.DataSet;
import io.tierengine.benchmarks.runner.data.DataShape;
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
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sandbox with the benchmark's policy and one data set. */
final class Stage implements AutoCloseable {

    static final int PARTITIONS = 4;

    private static final TopicCatalogue TOPICS = TopicCatalogue.standard().withCustomerPartitions(PARTITIONS);
    private static final String POLICY = "bench-policy.yaml";

    private final Sandbox sandbox;
    private final Thread onInterrupt;
    private final DataSet data;
    private final Surroundings around;

    private Stage(Sandbox sandbox, Thread onInterrupt, DataSet data, Surroundings around) {
        this.sandbox = sandbox;
        this.onInterrupt = onInterrupt;
        this.data = data;
        this.around = around;
    }

    /**
     * Starts the sandbox and loads the data, unless the folder has them already.
     *
     * @param dataFolder to keep the data in; null: they are deleted
     * @param out is told what was loaded
     */
    static Stage open(DataShape shape, @Nullable Path dataFolder, PrintWriter out)
            throws IOException, InterruptedException {
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
        Sandbox sandbox = builder.start();
        Thread onInterrupt = new Thread(sandbox::close);
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            Path work = Files.createDirectories(sandbox.dataFolder()
                    .resolve("bench-" + ProcessHandle.current().pid()));
            Surroundings around = new Surroundings(
                    sandbox.bootstrapServers(),
                    sandbox.registryUrl(),
                    layOutPolicy(work),
                    TOPICS.tierChanges().name(),
                    work);
            return new Stage(sandbox, onInterrupt, load(around, shape, sandbox.dataFolder(), out), around);
        } catch (IOException | InterruptedException | RuntimeException e) {
            close(sandbox, onInterrupt);
            throw e;
        }
    }

    DataSet data() {
        return data;
    }

    Surroundings around() {
        return around;
    }

    /**
     * Copies the contenders' logs.
     *
     * @param folder null: nowhere
     */
    void keepLogs(@Nullable Path folder) throws IOException {
        if (folder == null) {
            return;
        }
        Files.createDirectories(folder);
        try (var files = Files.newDirectoryStream(around.workFolder(), "*.log")) {
            for (Path file : files) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Override
    public void close() {
        close(sandbox, onInterrupt);
    }

    private static void close(Sandbox sandbox, Thread onInterrupt) {
        sandbox.close();
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException e) {
            // This JVM is ending, and the hook has run.
        }
    }

    private static DataSet load(Surroundings around, DataShape shape, Path folder, PrintWriter out)
            throws IOException, InterruptedException {
        EngineSettings settings = EngineSettings.of(
                        "bench",
                        around.bootstrapServers(),
                        around.registryUrl(),
                        around.workFolder().resolve("unused"))
                .withTopics(TOPICS);
        try (TierEngine engine = new TierEngine(settings)) {
            engine.prepare(Optional.of(PolicyFile.read(around.policy())));
            long begin = System.nanoTime();
            DataSet data = new DataLoading(around.bootstrapServers(), TOPICS, engine.serdes()).ensure(shape, folder);
            double seconds = (System.nanoTime() - begin) / 1e9;
            out.println(String.format(
                    Locale.ROOT,
                    "%,d facts of %,d customers in %d partitions, %,d of them history, loaded in %.1f s",
                    data.records(),
                    shape.customers(),
                    PARTITIONS,
                    shape.historyFacts(),
                    seconds));
            out.flush();
            return data;
        }
    }

    private static Path layOutPolicy(Path folder) throws IOException {
        Path file = folder.resolve(POLICY);
        try (InputStream content = Objects.requireNonNull(Stage.class.getResourceAsStream(POLICY))) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}

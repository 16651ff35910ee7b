package io.tierengine.benchmarks.scenario.engine;

import io.tierengine.benchmarks.core.BenchPolicy;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.core.policy.Policy;
import io.tierengine.sandbox.Sandbox;
import io.tierengine.streams.policy.PolicyInForce;
import io.tierengine.streams.run.EngineSettings;
import io.tierengine.streams.run.TierEngine;
import io.tierengine.streams.serde.RecordSerdes;
import io.tierengine.streams.topology.Names;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One broker, a registry, the topics and the policy, and an engine that is started and stopped. The broker's JVM compiles fully, as it
 * does where it runs for long.
 */
public final class Lab implements AutoCloseable {

    /** Name of the engine: in front of its changelogs' names. */
    public static final String RUN = "scenario";

    private static final Duration START_PATIENCE = Duration.ofMinutes(30);

    private final Sandbox sandbox;
    private final TopicCatalogue topics;
    private final Policy policy;
    private final RecordSerdes serdes;
    private final List<String> engineJvmOptions;
    private @Nullable EngineProcess engine;

    private Lab(Sandbox sandbox, int partitions, List<String> engineJvmOptions) throws InterruptedException {
        this.sandbox = sandbox;
        this.engineJvmOptions = List.copyOf(engineJvmOptions);
        topics = TopicCatalogue.standard().withCustomerPartitions(partitions);
        policy = BenchPolicy.read();
        serdes = RecordSerdes.from(Map.of("schema.registry.url", sandbox.registryUrl()));
        EngineSettings settings = EngineSettings.of(
                        RUN, sandbox.bootstrapServers(), sandbox.registryUrl(), stateFolder())
                .withTopics(topics);
        try (TierEngine preparing = new TierEngine(settings)) {
            preparing.prepare(Optional.of(new PolicyInForce(BenchPolicy.text(), policy)));
        }
    }

    /**
     * Starts all but the engine.
     *
     * @param dataFolder for the broker's data, empty; null: a temporary one
     */
    public static Lab open(int partitions, @Nullable Path dataFolder, List<String> engineJvmOptions)
            throws InterruptedException {
        Sandbox.Builder builder =
                Sandbox.builder().brokers(1).registry(true).brokerJvmOptions("-XX:TieredStopAtLevel=4");
        if (dataFolder != null) {
            builder.dataFolder(dataFolder);
        }
        Sandbox sandbox = builder.start();
        try {
            return new Lab(sandbox, partitions, engineJvmOptions);
        } catch (RuntimeException | InterruptedException e) {
            sandbox.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return sandbox.bootstrapServers();
    }

    public String registryUrl() {
        return sandbox.registryUrl();
    }

    public TopicCatalogue topics() {
        return topics;
    }

    public Policy policy() {
        return policy;
    }

    public RecordSerdes serdes() {
        return serdes;
    }

    /** Starts the engine and waits until it works. */
    public EngineProcess startEngine(Duration allowedLateness) throws IOException, InterruptedException {
        EngineProcess started = EngineProcess.start(
                sandbox.dataFolder().resolve("engine.log"),
                engineJvmOptions,
                List.of(
                        "--bootstrap-servers", sandbox.bootstrapServers(),
                        "--registry-url", sandbox.registryUrl(),
                        "--run", RUN,
                        "--state-folder", stateFolder().toString(),
                        "--partitions", Integer.toString(topics.customerPartitions()),
                        "--allowed-lateness", allowedLateness.toString()));
        engine = started;
        started.await("the engine to work", status -> status.isWorkingOn(topics.customerPartitions()), START_PATIENCE);
        return started;
    }

    /**
     * Starts an engine with views and HTTP.
     *
     * @param requestsPerSecond that one caller may make
     */
    public ServerProcess startServer(int requestsPerSecond) throws IOException {
        return ServerProcess.start(this, sandbox.dataFolder().resolve("server.log"), stateFolder(), requestsPerSecond);
    }

    public void stopEngine() throws IOException, InterruptedException {
        if (engine != null) {
            engine.stop();
            engine = null;
        }
    }

    /** Bytes of the engine's stores on disk; of an engine that was stopped, all of them. */
    public long stateBytes() throws IOException {
        return bytes(_ -> true);
    }

    /** Bytes of that which tells the latest changes of each customer and decides nothing. */
    public long keptChangesBytes() throws IOException {
        Path folder = Path.of(Names.CHANGES_STORE);
        return bytes(file -> StreamSupport.stream(file.spliterator(), false).anyMatch(folder::equals));
    }

    private long bytes(Predicate<Path> counted) throws IOException {
        try (var files = Files.walk(stateFolder())) {
            return files.filter(counted)
                    .map(Path::toFile)
                    .filter(java.io.File::isFile)
                    .mapToLong(java.io.File::length)
                    .sum();
        }
    }

    /** Loses the disk of an engine that was stopped. */
    public void deleteState() throws IOException {
        Files.walkFileTree(stateFolder(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private Path stateFolder() {
        return sandbox.dataFolder().resolve("engine-state");
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
        serdes.close();
        sandbox.close();
    }
}

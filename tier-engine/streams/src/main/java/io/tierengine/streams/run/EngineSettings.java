package io.tierengine.streams.run;

import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.streams.customer.ProcessorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.StreamsConfig;

/**
 * All that an engine is started with.
 *
 * @param applicationId name of the engine's group, transactions and changelogs; two engines with one name share the work
 * @param bootstrapServers brokers, as {@code host:port,...}
 * @param topics names and partitions
 * @param createTopics whether missing topics are created
 * @param replication of topics that are created, the engine's own too; empty: the broker's default
 * @param stateFolder where state lies on disk; each instance has its own
 * @param threads stream threads of this instance, at least 1
 * @param commitInterval at most this long until a decision is seen by {@code read_committed} readers
 * @param cacheBytes memory for customers kept at hand, unpacked; those used last stay; a fifth of the heap by default
 * @param storeMemoryBytes memory of all RocksDB stores together, outside the heap
 * @param processing how customers are processed
 * @param registry settings of the schema registry and of serializers, by Confluent's names
 * @param kafka further settings of the Kafka clients and Kafka Streams, such as {@code security.protocol}
 */
public record EngineSettings(
        String applicationId,
        String bootstrapServers,
        TopicCatalogue topics,
        boolean createTopics,
        Optional<Short> replication,
        Path stateFolder,
        int threads,
        Duration commitInterval,
        long cacheBytes,
        long storeMemoryBytes,
        ProcessorSettings processing,
        Map<String, String> registry,
        Map<String, String> kafka) {

    public EngineSettings {
        registry = Map.copyOf(registry);
        kafka = Map.copyOf(kafka);
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; there must be at least one");
        }
        if (commitInterval.toMillis() < 1 || commitInterval.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException("the commit interval is " + commitInterval
                    + "; it must lie between 1 ms and 10 s, well within a transaction's time-out");
        }
    }

    /** Without the values of settings of others, as there are passwords among them. */
    @Override
    public String toString() {
        return "EngineSettings[applicationId=" + applicationId + ", bootstrapServers=" + bootstrapServers + ", topics="
                + topics
                + ", threads=" + threads + ", processing=" + processing + ", registry=" + registry.keySet() + ", kafka="
                + kafka.keySet() + "]";
    }

    /** What fits most: everything else at its default. */
    public static EngineSettings of(
            String applicationId, String bootstrapServers, String registryUrl, Path stateFolder) {
        return new EngineSettings(
                applicationId,
                bootstrapServers,
                TopicCatalogue.standard(),
                true,
                Optional.empty(),
                stateFolder,
                2,
                Duration.ofMillis(100),
                Runtime.getRuntime().maxMemory() / 100 * 20,
                256L << 20,
                ProcessorSettings.DEFAULTS,
                Map.of("schema.registry.url", registryUrl),
                Map.of());
    }

    public EngineSettings withTopics(TopicCatalogue catalogue) {
        return new EngineSettings(
                applicationId,
                bootstrapServers,
                catalogue,
                createTopics,
                replication,
                stateFolder,
                threads,
                commitInterval,
                cacheBytes,
                storeMemoryBytes,
                processing,
                registry,
                kafka);
    }

    public EngineSettings withProcessing(ProcessorSettings settings) {
        return new EngineSettings(
                applicationId,
                bootstrapServers,
                topics,
                createTopics,
                replication,
                stateFolder,
                threads,
                commitInterval,
                cacheBytes,
                storeMemoryBytes,
                settings,
                registry,
                kafka);
    }

    /** With the address, as {@code host:port}, at which other instances find this one. */
    public EngineSettings withAdvertised(String address) {
        Map<String, String> more = new HashMap<>(kafka);
        more.put(StreamsConfig.APPLICATION_SERVER_CONFIG, address);
        return new EngineSettings(
                applicationId,
                bootstrapServers,
                topics,
                createTopics,
                replication,
                stateFolder,
                threads,
                commitInterval,
                cacheBytes,
                storeMemoryBytes,
                processing,
                registry,
                more);
    }

    /**
     * For another stream that reads and writes beside the engine, on the same topics and with the same settings of Kafka.
     *
     * @param suffix behind the engine's application id
     */
    public EngineSettings beside(String suffix, Path folder, int streamThreads, Duration interval) {
        return new EngineSettings(
                applicationId + suffix,
                bootstrapServers,
                topics,
                createTopics,
                replication,
                folder,
                streamThreads,
                interval,
                cacheBytes,
                storeMemoryBytes,
                processing,
                registry,
                kafka);
    }
}

package io.tierengine.streams.run;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The settings of Kafka Streams, in the order in which they are laid over each other: what the engine stands on, what its user
 * set of Kafka's own, and what may not be changed because the answers depend on it.
 */
public final class StreamsConfiguration {

    /** How soon the group notices that an instance was killed. */
    private static final int SESSION_TIMEOUT_MS = 10_000;

    /** How long a killed instance's open transaction holds back readers; well above a commit and a batch of timers. */
    private static final int TRANSACTION_TIMEOUT_MS = 15_000;

    private static final int MAX_REQUEST_BYTES = 4 << 20;

    /** Kafka Streams warns until it is set, and has deprecated its constant, since it will go when it is the only way. */
    private static final String HANDLE_GLOBAL_FAILURES = "processing.exception.handler.global.enabled";

    private StreamsConfiguration() {}

    /**
     * Those of an engine, whose consumers take topics by the time of their facts ({@link ConsumerPositions}): Kafka Streams is told not to
     * wait for empty topics ({@code max.task.idle.ms=-1}), since its check, made for every record, would find what the consumer
     * has seen to and formats a text for each empty topic.
     *
     * <p>With other consumers each topic would be worked off as it is fetched: an engine that catches up would see years of transactions
     * before the overrides and interactions between them, and take what comes behind for late.
     */
    static Properties interleaved(EngineSettings settings) {
        Properties config = of(settings);
        config.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        return config;
    }

    /**
     * Those of another stream that stands on the same ground as an engine. Kafka Streams itself takes its topics by the time of their records:
     * {@code max.task.idle.ms=0}, which waits for records that lie on the broker and for no others.
     */
    public static Properties of(EngineSettings settings) {
        Properties config = new Properties();
        defaults(config, settings);
        config.putAll(settings.kafka());
        fixed(config, settings);
        return config;
    }

    private static void defaults(Properties config, EngineSettings settings) {
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        config.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis());
        config.put(
                StreamsConfig.REPLICATION_FACTOR_CONFIG,
                settings.replication().map(Short::intValue).orElse(-1));
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedStoreMemory.class);
        config.put(BoundedStoreMemory.BYTES_CONFIG, Long.toString(settings.storeMemoryBytes()));
        config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS);
        config.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), SESSION_TIMEOUT_MS / 3);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_TIMEOUT_MS);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MAX_REQUEST_BYTES);
    }

    private static void fixed(Properties config, EngineSettings settings) {
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateFolder().toString());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        config.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, 0L);
        config.put(HANDLE_GLOBAL_FAILURES, true);
    }
}

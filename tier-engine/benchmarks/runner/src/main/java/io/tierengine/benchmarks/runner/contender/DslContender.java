package io.tierengine.benchmarks.runner.contender;

import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.streams.run.EngineSettings;
import io.tierengine.streams.serde.RecordSerdes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/**
 * Hopping windows of 30 days by one day with Kafka Streams' own operators, as {@link HoppingTopology} describes them: exactly once,
 * with the engine's threads and commit interval, and Kafka Streams' defaults for all else, its cache too.
 *
 * <p>Each fact is in 30 windows, so that it is too slow to run through the history. Option {@code start}, the offsets of the first
 * live facts by partition with colons between, lets it begin there: its windows are then empty at first, which makes them smaller
 * than they would be, never larger. It decides no tiers; only sentinels get their change.
 */
public final class DslContender {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private DslContender() {}

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        ContenderArguments given = ContenderArguments.parse(arguments);
        TopicCatalogue topics = TopicCatalogue.standard().withCustomerPartitions(ContenderArguments.PARTITIONS);
        startAtGivenOffsets(given, topics.customerTransactions().name());
        try (RecordSerdes serdes = RecordSerdes.from(Map.of("schema.registry.url", given.registryUrl()));
                KafkaStreams streams =
                        new KafkaStreams(HoppingTopology.describe(topics, serdes), configuration(given))) {
            streams.setUncaughtExceptionHandler(DslContender::giveUp);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> streams.close(STOP_PATIENCE)));
            streams.start();
            while (streams.state() != KafkaStreams.State.RUNNING) {
                Thread.sleep(BETWEEN_LOOKS);
            }
            ContenderArguments.sayReady();
            new CountDownLatch(1).await();
        }
    }

    /** The group's offsets are set before it has members. */
    private static void startAtGivenOffsets(ContenderArguments given, String topic)
            throws InterruptedException, ExecutionException {
        String start = given.options().get("start");
        if (start == null) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (String offset : start.split(":", -1)) {
            offsets.put(new TopicPartition(topic, offsets.size()), new OffsetAndMetadata(Long.parseLong(offset)));
        }
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) given.bootstrapServers()))) {
            admin.alterConsumerGroupOffsets(given.run(), offsets).all().get();
        }
    }

    private static Properties configuration(ContenderArguments given) {
        EngineSettings engine =
                EngineSettings.of(given.run(), given.bootstrapServers(), given.registryUrl(), given.stateFolder());
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, given.run());
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, given.bootstrapServers());
        config.put(StreamsConfig.STATE_DIR_CONFIG, given.stateFolder().toString());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, engine.threads());
        config.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, engine.commitInterval().toMillis());
        return config;
    }

    private static StreamThreadExceptionResponse giveUp(Throwable failure) {
        failure.printStackTrace();
        Runtime.getRuntime().halt(1);
        throw new IllegalStateException(failure);
    }
}

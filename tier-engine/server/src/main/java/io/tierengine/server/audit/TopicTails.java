package io.tierengine.server.audit;

import io.tierengine.contract.topic.Topic;
import io.tierengine.server.life.ClientSettings;
import io.tierengine.server.life.EngineSource;
import io.tierengine.server.problem.ProblemException;
import io.tierengine.streams.run.TierEngine;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the last records of topics, as they were committed. Only a few read at once, and none for long, whatever is asked.
 */
@Singleton
final class TopicTails {

    private static final Logger LOG = LoggerFactory.getLogger(TopicTails.class);
    private static final int MOST_AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);

    private final EngineSource engines;
    private final Semaphore turns = new Semaphore(MOST_AT_ONCE);

    TopicTails(EngineSource engines) {
        this.engines = engines;
    }

    TierEngine engine() {
        return engines.demand();
    }

    /**
     * Hands over the last records of a topic, partition by partition in their order.
     *
     * @param customerId whose partition is read; empty: all are
     * @param each how many offsets back each partition is read
     * @throws ProblemException with status 503 if others are reading, or Kafka doesn't answer in time
     */
    <V extends SpecificRecord> void read(
            TierEngine engine, Topic<V> topic, Optional<String> customerId, int each, Consumer<V> taker) {
        if (!turns.tryAcquire()) {
            throw new ProblemException(503, "others are reading topics at present; ask again");
        }
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        ClientSettings.ofReader(engine.settings()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
                Serde<V> values = engine.serdes().values(topic.valueType())) {
            read(consumer, partitions(topic, customerId), each, record -> decode(values, record, taker));
        } catch (KafkaException e) {
            LOG.warn("Topic {} can't be read", topic.name(), e);
            throw new ProblemException(503, "topic " + topic.name() + " can't be read at present");
        } finally {
            turns.release();
        }
    }

    private static List<TopicPartition> partitions(Topic<?> topic, Optional<String> customerId) {
        return customerId
                .map(id -> BuiltInPartitioner.partitionForKey(id.getBytes(StandardCharsets.UTF_8), topic.partitions()))
                .map(IntStream::of)
                .orElseGet(() -> IntStream.range(0, topic.partitions()))
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            List<TopicPartition> partitions,
            int each,
            Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.beginningOffsets(partitions)
                .forEach((partition, first) ->
                        consumer.seek(partition, Math.max(first, ends.getOrDefault(partition, first) - each)));
        List<TopicPartition> open = new ArrayList<>(partitions);
        while (open.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L))
                || !open.isEmpty()) {
            if (System.nanoTime() - deadline > 0) {
                throw new ProblemException(503, "the topic could not be read within " + PATIENCE.toSeconds() + " s");
            }
            consumer.poll(POLL).forEach(taker);
        }
    }

    /** What can't be read isn't ours, and is left out. */
    private static <V extends SpecificRecord> void decode(
            Serde<V> values, ConsumerRecord<byte[], byte[]> record, Consumer<V> taker) {
        try {
            taker.accept(values.deserializer().deserialize(record.topic(), record.value()));
        } catch (SerializationException e) {
            LOG.debug("Skipped {}-{}@{}", record.topic(), record.partition(), record.offset(), e);
        }
    }
}

package io.tierengine.benchmarks.scenario.fact;

import io.tierengine.benchmarks.scenario.engine.Lab;
import io.tierengine.contract.BackfillMark;
import io.tierengine.contract.ClockMark;
import io.tierengine.contract.Transaction;
import io.tierengine.contract.topic.TopicCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Sends transactions and clock marks to a lab's topics. */
public final class FactProducer implements AutoCloseable {

    private static final String SOURCE = "scenario";
    private static final Map<String, Object> LARGE_BATCHES = Map.of(
            ProducerConfig.LINGER_MS_CONFIG, 50,
            ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10,
            ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20);

    private final TopicCatalogue topics;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Serializer<Transaction> transactions;
    private final Serializer<ClockMark> marks;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private FactProducer(Lab lab, Map<String, Object> settings) {
        topics = lab.topics();
        Map<String, Object> config = new HashMap<>(settings);
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, lab.bootstrapServers());
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        transactions = lab.serdes().values(Transaction.class).serializer();
        marks = lab.serdes().values(ClockMark.class).serializer();
    }

    /** With Kafka's defaults, as whoever sells something would have it. */
    public static FactProducer live(Lab lab) {
        return new FactProducer(lab, Map.of());
    }

    /** In large batches, for facts that are to lie ready. */
    public static FactProducer ahead(Lab lab) {
        return new FactProducer(lab, LARGE_BATCHES);
    }

    /** Compressed as well, as the history of millions of customers would otherwise fill a disk. */
    static FactProducer ofHistory(Lab lab) {
        Map<String, Object> settings = new HashMap<>(LARGE_BATCHES);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return new FactProducer(lab, settings);
    }

    /** Sends a fact, without waiting until it lies on the broker. */
    public void send(Transaction fact) {
        String topic = topics.customerTransactions().name();
        byte[] key = fact.getCustomerId().getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(topic, key, transactions.serialize(topic, fact)));
    }

    /**
     * Sends a clock mark to every partition, without waiting until it lies there.
     *
     * @param completeThroughMillis through when all facts have been sent, epoch milliseconds; null to say nothing of it
     */
    public void mark(@Nullable Long completeThroughMillis, BackfillMark backfill) {
        String topic = topics.clockMarks().name();
        byte[] bytes = marks.serialize(
                topic,
                ClockMark.newBuilder()
                        .setCompleteThrough(
                                completeThroughMillis == null ? null : Instant.ofEpochMilli(completeThroughMillis))
                        .setBackfill(backfill)
                        .setSource(SOURCE)
                        .setWrittenAt(Instant.now())
                        .build());
        for (int partition = 0; partition < topics.customerPartitions(); partition++) {
            send(new ProducerRecord<>(topic, partition, null, bytes));
        }
    }

    private void send(ProducerRecord<byte[], byte[]> message) {
        Future<RecordMetadata> _ = producer.send(message, (metadata, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
        });
    }

    /**
     * Waits until all that was sent is acknowledged.
     *
     * @throws IOException if something of it wasn't
     */
    public void flush() throws IOException {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new IOException("the broker didn't take all facts: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}

package io.tierengine.cli.importing;

import io.tierengine.contract.BackfillMark;
import io.tierengine.contract.ClockMark;
import io.tierengine.contract.CustomerProfile;
import io.tierengine.contract.topic.Topic;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.core.fact.Assessment;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.Profile;
import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.fact.Transaction;
import io.tierengine.streams.serde.RecordSerdes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Sends facts and clock marks to their topics, each customer's to the customer's partition. The producer is idempotent and waits for
 * all replicas: what is acknowledged lies on the broker once, in each topic in the order in which it was sent. For one thread.
 */
public final class FactSender implements AutoCloseable {

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final TopicCatalogue topics;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Serializer<io.tierengine.contract.Transaction> transactions;
    private final Serializer<io.tierengine.contract.Interaction> interactions;
    private final Serializer<CustomerProfile> profiles;
    private final Serializer<io.tierengine.contract.TierOverride> overrides;
    private final Serializer<io.tierengine.contract.Assessment> assessments;
    private final Serializer<ClockMark> marks;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /**
     * Opens a producer.
     *
     * @param kafka settings of Kafka clients, with {@code bootstrap.servers}; those that the guarantees rest on are overruled
     */
    public FactSender(TopicCatalogue topics, RecordSerdes serdes, Map<String, ?> kafka) {
        this.topics = topics;
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.putAll(kafka);
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.transactions =
                serdes.values(io.tierengine.contract.Transaction.class).serializer();
        this.interactions =
                serdes.values(io.tierengine.contract.Interaction.class).serializer();
        this.profiles = serdes.values(CustomerProfile.class).serializer();
        this.overrides =
                serdes.values(io.tierengine.contract.TierOverride.class).serializer();
        this.assessments =
                serdes.values(io.tierengine.contract.Assessment.class).serializer();
        this.marks = serdes.values(ClockMark.class).serializer();
    }

    /** Sends a fact, without waiting until it lies on the broker. */
    public void send(Fact fact) {
        switch (fact) {
            case Transaction transaction ->
                send(fact, topics.customerTransactions(), transactions, FactRecords.of(transaction));
            case Interaction interaction ->
                send(fact, topics.customerInteractions(), interactions, FactRecords.of(interaction));
            case Profile profile -> send(fact, topics.customerProfiles(), profiles, FactRecords.of(profile));
            case TierOverride override -> send(fact, topics.tierOverrides(), overrides, FactRecords.of(override));
            case Assessment assessment ->
                send(fact, topics.customerAssessments(), assessments, FactRecords.of(assessment));
        }
    }

    private <T extends SpecificRecord> void send(Fact fact, Topic<T> topic, Serializer<T> serializer, T value) {
        byte[] key = fact.customerId().getBytes(StandardCharsets.UTF_8);
        int partition = Utils.toPositive(Utils.murmur2(key)) % topics.customerPartitions();
        send(topic, partition, key, serializer.serialize(topic.name(), value));
    }

    /**
     * Sends a clock mark to every partition, without waiting until it lies there.
     *
     * @param completeThroughMillis through when all facts have been acknowledged, epoch milliseconds; null to say nothing of it
     * @param source by which a backfill is known
     */
    public void mark(@Nullable Long completeThroughMillis, BackfillMark backfill, String source) {
        Topic<ClockMark> topic = topics.clockMarks();
        ClockMark mark = ClockMark.newBuilder()
                .setCompleteThrough(completeThroughMillis == null ? null : Instant.ofEpochMilli(completeThroughMillis))
                .setBackfill(backfill)
                .setSource(source)
                .setWrittenAt(Instant.now())
                .build();
        byte[] bytes = marks.serialize(topic.name(), mark);
        for (int partition = 0; partition < topics.customerPartitions(); partition++) {
            send(topic, partition, null, bytes);
        }
    }

    private void send(Topic<?> topic, int partition, byte @Nullable [] key, byte[] value) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(topic.name(), partition, key, value);
        Future<RecordMetadata> _ = producer.send(message, (metadata, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
        });
    }

    /**
     * Waits until all that was sent is acknowledged.
     *
     * @throws IOException if something of it wasn't; then nothing more can be sent
     */
    public void flush() throws IOException {
        try {
            producer.flush();
        } catch (KafkaException e) {
            failure.compareAndSet(null, e);
        }
        Exception failed = failure.get();
        if (failed != null) {
            throw new IOException("the brokers didn't take all that was sent: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_PATIENCE);
    }
}

package io.tierengine.benchmarks.runner.contender;

import io.tierengine.benchmarks.runner.data.Sentinel;
import io.tierengine.contract.TierChange;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.streams.serde.RecordSerdes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;

/** Reads, writes and commits until the JVM ends. */
final class MirrorThread implements Runnable {

    private static final long COMMIT_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final Duration POLL = Duration.ofMillis(20);

    private final ContenderArguments given;
    private final TopicCatalogue topics;
    private final RecordSerdes serdes;
    private final String log;
    private final int number;
    private final int recordBytes;
    private byte[] value = new byte[0];
    private final Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();

    MirrorThread(
            ContenderArguments given,
            TopicCatalogue topics,
            RecordSerdes serdes,
            String log,
            int recordBytes,
            int number) {
        this.given = given;
        this.topics = topics;
        this.serdes = serdes;
        this.log = log;
        this.number = number;
        this.recordBytes = recordBytes;
    }

    @Override
    public void run() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                given.bootstrapServers(),
                                ConsumerConfig.GROUP_ID_CONFIG,
                                given.run(),
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                1000),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                given.bootstrapServers(),
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                                given.run() + "-" + number,
                                // As in Kafka Streams: batches go when they are full or committed.
                                ProducerConfig.LINGER_MS_CONFIG,
                                100),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
                Serde<TierChange> changes = serdes.values(TierChange.class)) {
            producer.initTransactions();
            consumer.subscribe(List.of(topics.customerTransactions().name()));
            ContenderArguments.sayReady();
            mirror(consumer, producer, changes);
        }
    }

    private void mirror(
            KafkaConsumer<byte[], byte[]> consumer, KafkaProducer<byte[], byte[]> producer, Serde<TierChange> changes) {
        long committed = System.nanoTime();
        while (true) {
            ConsumerRecords<byte[], byte[]> facts = consumer.poll(POLL);
            if (!facts.isEmpty() && positions.isEmpty()) {
                producer.beginTransaction();
            }
            for (ConsumerRecord<byte[], byte[]> fact : facts) {
                send(producer, new ProducerRecord<>(log, fact.partition(), fact.key(), valueBeside(fact.key())));
                if (Sentinel.isSentinel(fact.key())) {
                    send(producer, enrolment(fact, changes));
                }
            }
            positions.putAll(facts.nextOffsets());
            long now = System.nanoTime();
            if (!positions.isEmpty() && now - committed >= COMMIT_EVERY_NANOS) {
                producer.sendOffsetsToTransaction(positions, consumer.groupMetadata());
                producer.commitTransaction();
                positions.clear();
                committed = now;
            }
        }
    }

    /** Fills the record up to its size; customers' keys are all of one length. */
    private byte[] valueBeside(byte[] key) {
        int length = Math.max(0, recordBytes - key.length);
        if (value.length != length) {
            value = new byte[length];
            new SplittableRandom(number).nextBytes(value);
        }
        return value;
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> message) {
        // A failure ends the transaction: the commit throws it.
        Future<RecordMetadata> _ = producer.send(message);
    }

    private ProducerRecord<byte[], byte[]> enrolment(ConsumerRecord<byte[], byte[]> fact, Serde<TierChange> changes) {
        String customer = new String(fact.key(), StandardCharsets.UTF_8);
        TierChange change = SentinelEnrolment.of(customer, "mirror");
        String topic = topics.tierChanges().name();
        return new ProducerRecord<>(
                topic, fact.partition(), fact.key(), changes.serializer().serialize(topic, change));
    }
}

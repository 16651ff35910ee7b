package io.tierengine.benchmarks.contender.trial;

import io.tierengine.contract.TierChange;
import io.tierengine.contract.Transaction;
import io.tierengine.contract.topic.Topic;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.streams.serde.RecordSerdes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topics of a trial on some brokers: facts in, committed changes out. */
public final class TrialTopics implements AutoCloseable {

    private static final TopicCatalogue TOPICS = TopicCatalogue.standard().withCustomerPartitions(4);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;
    private final RecordSerdes serdes;
    private Map<TopicPartition, Long> start = Map.of();

    public TrialTopics(String bootstrapServers, String registryUrl) {
        this.bootstrapServers = bootstrapServers;
        serdes = RecordSerdes.from(Map.of("schema.registry.url", registryUrl));
    }

    /** The topics of a trial, for who runs the brokers to create. */
    public static List<NewTopic> wanted() {
        return Stream.of(TOPICS.customerTransactions(), TOPICS.tierChanges())
                .map(topic -> new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                        .configs(topic.config()))
                .toList();
    }

    /** Writes all facts. */
    public void load(List<Transaction> facts) throws InterruptedException, ExecutionException {
        Topic<Transaction> topic = TOPICS.customerTransactions();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (Serializer<Transaction> values = serdes.values(Transaction.class).serializer();
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (Transaction fact : facts) {
                byte[] key = fact.getCustomerId().getBytes(StandardCharsets.UTF_8);
                sent.add(producer.send(new ProducerRecord<>(topic.name(), key, values.serialize(topic.name(), fact))));
            }
        }
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
    }

    /** From here on only changes that are written later are seen. */
    public void begin() {
        try (KafkaConsumer<String, TierChange> consumer = consumer("read_uncommitted")) {
            start = consumer.endOffsets(partitions());
        }
    }

    /** Committed changes, until there are so many, or for as long as patience lasts. */
    public List<TierChange> changes(int atLeast, Duration patience) {
        List<TierChange> changes = new ArrayList<>();
        try (KafkaConsumer<String, TierChange> consumer = consumer("read_committed")) {
            long end = System.nanoTime() + patience.toNanos();
            while (Trial.comparable(changes) < atLeast && System.nanoTime() < end) {
                for (ConsumerRecord<String, TierChange> record : consumer.poll(POLL)) {
                    changes.add(record.value());
                }
            }
        }
        return changes;
    }

    /** All changes committed since, and the proof that there is nothing else: no transaction is left open. */
    public Settled settled() {
        try (KafkaConsumer<String, TierChange> committed = consumer("read_committed");
                KafkaConsumer<String, TierChange> written = consumer("read_uncommitted")) {
            Map<TopicPartition, Long> stable = committed.endOffsets(partitions());
            boolean open = !stable.equals(written.endOffsets(partitions()));
            List<TierChange> changes = new ArrayList<>();
            while (partitions().stream().anyMatch(one -> committed.position(one) < offset(stable, one))) {
                for (ConsumerRecord<String, TierChange> record : committed.poll(POLL)) {
                    changes.add(record.value());
                }
            }
            return new Settled(changes, open);
        }
    }

    /**
     * What lies in the changes' topic.
     *
     * @param changes all that are committed
     * @param transactionOpen whether a transaction hides what comes after it
     */
    public record Settled(List<TierChange> changes, boolean transactionOpen) {

        public Settled {
            changes = List.copyOf(changes);
        }
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        Long offset = offsets.get(partition);
        if (offset == null) {
            throw new IllegalStateException("no end offset of " + partition);
        }
        return offset;
    }

    private List<TopicPartition> partitions() {
        return IntStream.range(0, TOPICS.tierChanges().partitions())
                .mapToObj(number -> new TopicPartition(TOPICS.tierChanges().name(), number))
                .toList();
    }

    private KafkaConsumer<String, TierChange> consumer(String isolation) {
        Deserializer<TierChange> values = serdes.values(TierChange.class).deserializer();
        KafkaConsumer<String, TierChange> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", isolation),
                new StringDeserializer(),
                values);
        consumer.assign(partitions());
        partitions().forEach(partition -> consumer.seek(partition, start.getOrDefault(partition, 0L)));
        return consumer;
    }

    @Override
    public void close() {
        serdes.close();
    }
}

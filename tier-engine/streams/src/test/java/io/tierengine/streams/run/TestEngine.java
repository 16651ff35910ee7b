package io.tierengine.streams.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.BackfillMark;
import io.tierengine.contract.ClockMark;
import io.tierengine.contract.DeadLetter;
import io.tierengine.contract.TierChange;
import io.tierengine.contract.Transaction;
import io.tierengine.contract.TransactionType;
import io.tierengine.contract.topic.Topic;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.sandbox.Sandbox;
import io.tierengine.streams.customer.ProcessorSettings;
import io.tierengine.streams.policy.PolicyInForce;
import io.tierengine.streams.serde.RecordSerdes;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** An engine on a sandbox, with topics of its own: facts in, what came out read back committed. */
final class TestEngine implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Sandbox sandbox;
    private final EngineSettings settings;
    private final PolicyInForce policy;
    private final RecordSerdes serdes;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private @Nullable TierEngine engine;

    TestEngine(
            Sandbox sandbox, String name, int partitions, Path stateFolder, PolicyInForce policy, Duration lateness) {
        this(sandbox, name, partitions, stateFolder, policy, ProcessorSettings.DEFAULTS.withAllowedLateness(lateness));
    }

    TestEngine(
            Sandbox sandbox,
            String name,
            int partitions,
            Path stateFolder,
            PolicyInForce policy,
            ProcessorSettings processing) {
        this.sandbox = sandbox;
        this.policy = policy;
        settings = EngineSettings.of(name, sandbox.bootstrapServers(), sandbox.registryUrl(), stateFolder)
                .withTopics(new TopicCatalogue(name + ".", partitions))
                .withProcessing(processing);
        serdes = RecordSerdes.from(settings.registry());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", sandbox.bootstrapServers(), "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    TopicCatalogue topics() {
        return settings.topics();
    }

    /** Makes its topics, so that facts can lie there before it starts. */
    void prepare() throws InterruptedException {
        try (TierEngine fresh = new TierEngine(settings)) {
            fresh.prepare(Optional.of(policy));
        }
    }

    /** Starts it, or starts it again. */
    TierEngine start() throws InterruptedException {
        TierEngine fresh = new TierEngine(settings);
        fresh.prepare(Optional.of(policy));
        fresh.start();
        engine = fresh;
        return fresh;
    }

    void stop() {
        if (engine != null) {
            engine.close();
            engine = null;
        }
    }

    void purchase(String eventId, String customer, Instant at, String amount) {
        send(transaction(eventId, customer, at, amount, "EUR"));
    }

    void send(Transaction transaction) {
        send(topics().customerTransactions(), transaction.getCustomerId(), transaction);
    }

    <T extends SpecificRecord> void send(Topic<T> topic, String key, T value) {
        try (Serializer<T> serializer = serdes.values(topic.valueType()).serializer()) {
            sendBytes(
                    topic.name(),
                    key.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    serializer.serialize(topic.name(), value));
        }
    }

    void sendBytes(String topic, byte @Nullable [] key, byte @Nullable [] value) {
        sent.add(producer.send(new ProducerRecord<>(topic, key, value)));
    }

    /** Waits until all that was sent lies on the broker. */
    void flush() {
        producer.flush();
        sent.forEach(one -> assertThat(one).succeedsWithin(PATIENCE));
        sent.clear();
    }

    /** Writes a mark into every partition. */
    void mark(@Nullable Instant completeThrough, BackfillMark backfill) {
        Topic<ClockMark> topic = topics().clockMarks();
        ClockMark mark = ClockMark.newBuilder()
                .setCompleteThrough(completeThrough)
                .setBackfill(backfill)
                .setSource("test")
                .setWrittenAt(Instant.now())
                .build();
        try (Serializer<ClockMark> serializer = serdes.values(ClockMark.class).serializer()) {
            byte[] bytes = serializer.serialize(topic.name(), mark);
            for (int partition = 0; partition < topic.partitions(); partition++) {
                sent.add(producer.send(new ProducerRecord<>(topic.name(), partition, null, bytes)));
            }
        }
        flush();
    }

    List<TierChange> changes(int atLeast) {
        return read(topics().tierChanges(), atLeast);
    }

    List<DeadLetter> deadLetters(int atLeast) {
        return read(topics().deadLetters(), atLeast);
    }

    /** All committed records of a topic, once there are at least so many. */
    <T extends SpecificRecord> List<T> read(Topic<T> topic, int atLeast) {
        List<T> values = new ArrayList<>();
        try (KafkaConsumer<String, T> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", sandbox.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                serdes.values(topic.valueType()).deserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                    .mapToObj(number -> new TopicPartition(topic.name(), number))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (values.size() < atLeast && System.nanoTime() < end) {
                poll(consumer, values);
            }
            for (int quiet = 0; quiet < 2; quiet++) {
                quiet = poll(consumer, values) ? -1 : quiet;
            }
        }
        return values;
    }

    private static <T> boolean poll(KafkaConsumer<String, T> consumer, List<T> values) {
        int before = values.size();
        for (ConsumerRecord<String, T> record : consumer.poll(Duration.ofMillis(300))) {
            values.add(record.value());
        }
        return values.size() > before;
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + PATIENCE + " in vain for " + what);
            }
            Thread.sleep(20);
        }
    }

    static Transaction transaction(String eventId, String customer, Instant at, String amount, String currency) {
        return Transaction.newBuilder()
                .setEventId(eventId)
                .setCustomerId(customer)
                .setOccurredAt(at)
                .setType(TransactionType.PURCHASE)
                .setAmount(new BigDecimal(amount).setScale(4))
                .setCurrency(currency)
                .build();
    }

    @Override
    public void close() {
        stop();
        producer.close();
        serdes.close();
    }
}

package io.tierengine.views.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.CustomerProfile;
import io.tierengine.contract.CustomerTier;
import io.tierengine.contract.TierChange;
import io.tierengine.contract.Transaction;
import io.tierengine.contract.TransactionType;
import io.tierengine.contract.topic.Topic;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.sandbox.Sandbox;
import io.tierengine.streams.policy.PolicyInForce;
import io.tierengine.streams.query.CustomerAnswer;
import io.tierengine.streams.run.EngineSettings;
import io.tierengine.streams.run.TierEngine;
import io.tierengine.streams.serde.RecordSerdes;
import io.tierengine.views.Attribute;
import io.tierengine.views.Counts;
import io.tierengine.views.ListQuery;
import io.tierengine.views.Order;
import io.tierengine.views.Page;
import io.tierengine.views.Row;
import io.tierengine.views.Sort;
import io.tierengine.views.ValueCount;
import io.tierengine.views.ViewAnswer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine and views beside it, on a real broker and a real registry. */
class ViewsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final int CUSTOMERS = 120;
    private static final String POLICY = """
            apiVersion: tierengine.io/v1
            kind: TierPolicy
            metadata: {name: shop, version: 1}
            spec:
              timezone: Europe/Berlin
              currency: EUR
              metrics:
                - {name: spend30, source: transactions, aggregate: sum, field: amount, window: P30D}
              tiers:
                - {id: bronze}
                - {id: silver, enter: "metrics.spend30 >= 100"}
            """;

    private static Sandbox sandbox;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startSandbox() {
        sandbox = Sandbox.builder().brokers(1).registry(true).start();
    }

    @AfterAll
    static void stopSandbox() {
        sandbox.close();
    }

    @Test
    void shouldShowWhatTheEngineToldWhenTheViewsWereStoppedInBetween() throws Exception {
        EngineSettings settings = EngineSettings.of(
                        "viewed", sandbox.bootstrapServers(), sandbox.registryUrl(), folder.resolve("engine"))
                .withTopics(new TopicCatalogue("viewed.", 3));
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try (RecordSerdes serdes = RecordSerdes.from(settings.registry());
                TierEngine engine = new TierEngine(settings)) {
            engine.prepare(Optional.of(PolicyInForce.compile("shop", 1, POLICY)));
            engine.start();
            Facts facts = new Facts(settings.topics(), serdes);
            facts.profiles(now.minusSeconds(500));
            try (Views views = views(settings)) {
                views.prepare();
                views.start();
                facts.purchases("a", now.minusSeconds(400), 0, CUSTOMERS / 2, "60");
                await("all customers", () -> total(views) == CUSTOMERS);
            }
            facts.purchases("b", now.minusSeconds(300), 0, CUSTOMERS / 3, "60");
            facts.purchases("c", now.minusSeconds(200), CUSTOMERS / 2, CUSTOMERS, "250");
            try (Views views = views(settings)) {
                views.prepare();
                views.start();
                await("all customers", () -> total(views) == CUSTOMERS);
                await("silver ones", () -> silver(views) == CUSTOMERS / 3 + CUSTOMERS / 2);

                Map<String, CustomerTier> told = tiers(settings.topics(), serdes);
                List<Row> rows = all(views, ListQuery.by(Sort.SINCE, Order.DESC).withLimit(7));

                assertThat(told).hasSize(CUSTOMERS);
                assertThat(rows.stream().collect(Collectors.toMap(Row::customerId, row -> row.tier() + row.since())))
                        .isEqualTo(told.values().stream()
                                .collect(Collectors.toMap(
                                        CustomerTier::getCustomerId, one -> one.getTier() + one.getSince())));
                assertThat(all(views, ListQuery.by(Sort.ID, Order.ASC).where(Attribute.REGION, Set.of("r1"))))
                        .hasSize(CUSTOMERS / 4)
                        .allMatch(row -> ("name " + row.customerId().substring(2)).equals(row.name()));
                assertThat(views.queries().row("c-1")).isInstanceOf(CustomerAnswer.Found.class);
                assertThat(views.queries().row("nobody")).isInstanceOf(CustomerAnswer.Unknown.class);
                assertThat(views.instances()).singleElement().matches(one -> one.self() && one.port() == 8080);
                assertThat(views.failure()).isEmpty();
                assertThat(feedIds(views.feedTopic()))
                        .containsExactlyInAnyOrderElementsOf(changeIds(settings.topics(), serdes));
            }
        }
    }

    private Views views(EngineSettings settings) {
        return new Views(settings, ViewsSettings.of("shop", ZONE, "127.0.0.1:8080", folder.resolve("views")));
    }

    private static long total(Views views) {
        return counts(views).map(Counts::total).orElse(-1L);
    }

    private static long silver(Views views) {
        return counts(views).stream()
                .flatMap(counts -> counts.tier().stream())
                .filter(tier -> "silver".equals(tier.value()))
                .mapToLong(ValueCount::count)
                .sum();
    }

    private static Optional<Counts> counts(Views views) {
        return switch (views.queries().counts(Optional.empty())) {
            case ViewAnswer.Found<Counts>(Counts counts, Set<Integer> partitions)
            when partitions.size() == 3 -> Optional.of(counts);
            case ViewAnswer.Found<Counts> _, ViewAnswer.NotYet<Counts> _ -> Optional.empty();
        };
    }

    private static List<Row> all(Views views, ListQuery query) {
        List<Row> rows = new ArrayList<>();
        ListQuery next = query;
        while (true) {
            Page page = ((ViewAnswer.Found<Page>) views.queries().list(next)).value();
            page.rows().forEach(row -> rows.add(row.row()));
            if (page.next().isEmpty()) {
                return rows;
            }
            next = query.after(page.next().get());
        }
    }

    private static Map<String, CustomerTier> tiers(TopicCatalogue topics, RecordSerdes serdes) {
        Map<String, CustomerTier> latest = new HashMap<>();
        read(topics.customerTiers().name(), serdes.values(CustomerTier.class).deserializer())
                .forEach(tier -> latest.merge(
                        tier.getCustomerId(),
                        tier,
                        (one, other) -> one.getSequence() > other.getSequence() ? one : other));
        return latest;
    }

    private static List<String> changeIds(TopicCatalogue topics, RecordSerdes serdes) {
        return read(topics.tierChanges().name(), serdes.values(TierChange.class).deserializer()).stream()
                .map(TierChange::getChangeId)
                .toList();
    }

    private static List<String> feedIds(String topic) {
        return read(topic, new StringDeserializer()).stream()
                .map(event -> event.replaceFirst(".*?\"id\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    /** All committed values of a topic of three partitions, up to its end. */
    private static <T> List<T> read(String topic, Deserializer<T> values) {
        List<T> read = new ArrayList<>();
        try (KafkaConsumer<String, T> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", sandbox.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                values)) {
            List<TopicPartition> partitions = IntStream.range(0, 3)
                    .mapToObj(number -> new TopicPartition(topic, number))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())
                    && System.nanoTime() < until) {
                for (ConsumerRecord<String, T> one : consumer.poll(Duration.ofMillis(200))) {
                    read.add(one.value());
                }
            }
        }
        return read;
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + PATIENCE + " in vain for " + what);
            }
            Thread.sleep(50);
        }
    }

    /** What others send. */
    private record Facts(TopicCatalogue topics, RecordSerdes serdes) {

        void profiles(Instant at) {
            send(
                    topics.customerProfiles(),
                    IntStream.range(0, CUSTOMERS)
                            .mapToObj(i -> CustomerProfile.newBuilder()
                                    .setCustomerId("c-" + i)
                                    .setOccurredAt(at)
                                    .setDisplayName("name " + i)
                                    .setRegion("r" + i % 4)
                                    .build())
                            .toList(),
                    CustomerProfile::getCustomerId);
        }

        void purchases(String event, Instant at, int from, int to, String amount) {
            send(
                    topics.customerTransactions(),
                    IntStream.range(from, to)
                            .mapToObj(i -> Transaction.newBuilder()
                                    .setEventId(event + i)
                                    .setCustomerId("c-" + i)
                                    .setOccurredAt(at)
                                    .setType(TransactionType.PURCHASE)
                                    .setAmount(new BigDecimal(amount).setScale(4))
                                    .setCurrency("EUR")
                                    .build())
                            .toList(),
                    Transaction::getCustomerId);
        }

        private <T extends SpecificRecord> void send(Topic<T> topic, List<T> values, Function<T, String> key) {
            try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                            Map.of("bootstrap.servers", sandbox.bootstrapServers(), "linger.ms", 5),
                            new ByteArraySerializer(),
                            new ByteArraySerializer());
                    Serializer<T> serializer = serdes.values(topic.valueType()).serializer()) {
                values.forEach(value -> {
                    // A failure to send is seen by what is missing.
                    var _ = producer.send(new ProducerRecord<>(
                            topic.name(),
                            key.apply(value).getBytes(StandardCharsets.UTF_8),
                            serializer.serialize(topic.name(), value)));
                });
                producer.flush();
            }
        }
    }
}

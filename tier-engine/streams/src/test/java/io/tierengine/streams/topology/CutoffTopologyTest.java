package io.tierengine.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.RfmCutoffs;
import io.tierengine.contract.SegmentCause;
import io.tierengine.contract.SegmentChange;
import io.tierengine.contract.TierChange;
import io.tierengine.contract.TierPolicyVersion;
import io.tierengine.contract.Transaction;
import io.tierengine.contract.TransactionType;
import io.tierengine.contract.topic.Topic;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.streams.customer.EngineStatistics;
import io.tierengine.streams.customer.ProcessorSettings;
import io.tierengine.streams.customer.StateMemory;
import io.tierengine.streams.serde.BareAvro;
import io.tierengine.streams.serde.RecordSerdes;
import io.tierengine.streams.task.HeldOffsets;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From facts to counts, cut-offs and segments, on Kafka's own test driver, with a wall clock that is moved by hand. */
class CutoffTopologyTest {

    private static final Instant EVENING = Instant.parse("2026-01-31T21:00:00Z");
    private static final Instant FEBRUARY = Instant.parse("2026-01-31T23:00:00Z");
    private static final Instant SECOND_OF_FEBRUARY = Instant.parse("2026-02-01T23:00:00Z");
    private static final int CUSTOMERS = 150;

    private final TopicCatalogue topics = TopicCatalogue.standard().withCustomerPartitions(1);
    private final EngineStatistics statistics = new EngineStatistics();

    @TempDir
    private Path folder;

    private RecordSerdes serdes;
    private TopologyTestDriver driver;
    private Instant now = EVENING;
    private int events;

    @BeforeEach
    void start() {
        serdes = BareAvro.serdes();
        Properties config = new Properties();
        config.put("application.id", "cutoffs");
        config.put("bootstrap.servers", "127.0.0.1:1");
        config.put("state.dir", folder.toString());
        driver = new TopologyTestDriver(
                new TierTopology(
                                topics,
                                serdes,
                                ProcessorSettings.DEFAULTS,
                                (partition, since) -> true,
                                new HeldOffsets(),
                                new StateMemory(1 << 20),
                                statistics)
                        .build(),
                config,
                now);
    }

    @AfterEach
    void stop() {
        driver.close();
        serdes.close();
    }

    @Test
    void shouldCountAtTheBeginningOfAMonthAndScoreByItFromTheNextDayOn() throws IOException {
        publish("cutoffs.yaml");
        buyInJanuary();
        waitUntil(FEBRUARY.minusSeconds(1));
        assertThat(read(topics.rfmCutoffs())).isEmpty();

        waitUntil(FEBRUARY.plusSeconds(2));

        List<RfmCutoffs> published = read(topics.rfmCutoffs());
        assertThat(published).hasSize(1);
        RfmCutoffs cutoffs = published.getFirst();
        assertThat(cutoffs.getCountedAt()).isEqualTo(FEBRUARY);
        assertThat(cutoffs.getEffectiveFrom()).isEqualTo(SECOND_OF_FEBRUARY);
        assertThat(cutoffs.getCustomers()).isEqualTo(CUSTOMERS);
        assertThat(cutoffs.getAmounts()).extracting(BigDecimal::intValueExact).containsExactly(31, 61, 91, 121);
        assertThat(read(topics.segmentChanges())).isEmpty();

        waitUntil(SECOND_OF_FEBRUARY.minusSeconds(1));
        assertThat(read(topics.segmentChanges())).isEmpty();
        waitUntil(SECOND_OF_FEBRUARY.plusSeconds(2));

        List<SegmentChange> segments = read(topics.segmentChanges());
        assertThat(segments)
                .hasSize(CUSTOMERS)
                .allSatisfy(change -> assertThat(change.getCause()).isEqualTo(SegmentCause.TIME))
                .allSatisfy(change -> assertThat(change.getEffectiveAt()).isEqualTo(SECOND_OF_FEBRUARY));
        assertThat(segments.stream().filter(change -> change.getMonetary() == 5).map(SegmentChange::getCustomerId))
                .hasSize(30)
                .contains("c-121", "c-150");
        assertThat(read(topics.tierChanges()))
                .filteredOn(change -> change.getNewTier().equals("silver"))
                .hasSize(60)
                .extracting(TierChange::getEffectiveAt)
                .containsOnly(SECOND_OF_FEBRUARY);
    }

    @Test
    void shouldTellTheCountOfAPartitionOnceAndDeleteItWhenItIsMerged() throws IOException {
        publish("cutoffs.yaml");
        buyInJanuary();
        waitUntil(EVENING.plusSeconds(60));
        waitUntil(FEBRUARY.plusSeconds(2));

        List<TestRecord<String, byte[]>> counts = records(topics.rfmCounts());

        String january = "shop/1/2025-12-31T23:00:00Z/0";
        String february = "shop/1/2026-01-31T23:00:00Z/0";
        assertThat(counts).extracting(TestRecord::key).containsExactly(january, january, february, february);
        assertThat(value(topics.rfmCounts(), counts.get(0)).getCustomers()).isZero();
        assertThat(value(topics.rfmCounts(), counts.get(2)).getCustomers()).isEqualTo(CUSTOMERS);
        assertThat(counts.get(1).value()).isNull();
        assertThat(counts.get(3).value()).isNull();
    }

    @Test
    void shouldCountWhoHasGoneAheadOfTheClockAsItStoodAtMidnight() throws IOException {
        publish("cutoffs.yaml");
        buyInJanuary();
        waitUntil(FEBRUARY.minusSeconds(5));
        for (int i = 1; i <= 100; i++) {
            buy("c-" + i, FEBRUARY.plusSeconds(1), 1_000);
        }

        waitUntil(FEBRUARY.plusSeconds(9));

        assertThat(read(topics.rfmCutoffs()).getFirst().getAmounts())
                .extracting(BigDecimal::intValueExact)
                .containsExactly(31, 61, 91, 121);
    }

    @Test
    void shouldPayNothingWithoutPercentiles() throws IOException {
        publish("shop.yaml");
        buyInJanuary();

        waitUntil(SECOND_OF_FEBRUARY.plusSeconds(2));

        assertThat(records(topics.rfmCounts())).isEmpty();
        assertThat(statistics.customersSwept()).isZero();
    }

    @Test
    void shouldSayWhenCutoffsComeTooLateAndUseThemFromThenOn() throws IOException {
        publish("cutoffs.yaml");
        buyInJanuary();
        waitUntil(EVENING.plusSeconds(600));

        send(
                topics.rfmCutoffs(),
                "shop/1/2025-12-31T23:00:00Z",
                RfmCutoffs.newBuilder()
                        .setProgram("shop")
                        .setPolicyVersion(1)
                        .setCountedAt(Instant.parse("2025-12-31T23:00:00Z"))
                        .setEffectiveFrom(EVENING.plusSeconds(300))
                        .setCustomers(9)
                        .setPercentiles(decimals(20, 40, 60, 80))
                        .setRecencyDays(decimals(1, 2, 3, 4))
                        .setFrequencies(decimals(1, 2, 3, 4))
                        .setAmounts(decimals(10, 20, 30, 40))
                        .setDecidedAt(EVENING)
                        .build());
        waitUntil(EVENING.plusSeconds(700));

        assertThat(statistics.lateCutoffs()).isEqualTo(1);
        assertThat(read(topics.segmentChanges())).hasSize(CUSTOMERS);
    }

    private void buyInJanuary() {
        for (int i = 1; i <= CUSTOMERS; i++) {
            buy("c-" + i, Instant.parse("2026-01-10T12:00:00Z").plusSeconds(3_600L * i), i);
        }
    }

    private void buy(String customer, Instant at, int amount) {
        events++;
        send(
                topics.customerTransactions(),
                customer,
                Transaction.newBuilder()
                        .setEventId("e-" + events)
                        .setCustomerId(customer)
                        .setOccurredAt(at)
                        .setType(TransactionType.PURCHASE)
                        .setAmount(new BigDecimal(amount).setScale(4))
                        .setCurrency("EUR")
                        .build());
    }

    private void publish(String resource) throws IOException {
        try (InputStream yaml = Objects.requireNonNull(
                CutoffTopologyTest.class.getResourceAsStream("/io/tierengine/streams/" + resource))) {
            send(
                    topics.tierPolicies(),
                    "shop/1",
                    TierPolicyVersion.newBuilder()
                            .setName("shop")
                            .setVersion(1)
                            .setEffectiveFrom(Instant.EPOCH)
                            .setDocument(new String(yaml.readAllBytes(), StandardCharsets.UTF_8))
                            .build());
        }
    }

    private <T extends SpecificRecord> void send(Topic<T> topic, String key, T value) {
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key.getBytes(StandardCharsets.UTF_8), BareAvro.bytes(value), now));
    }

    /** Moves the wall clock, at last in small steps: each lets a bounded time for sweeps pass. */
    private void waitUntil(Instant then) {
        int steps = 10;
        Duration step = Duration.ofMillis(60);
        driver.advanceWallClockTime(Duration.between(now, then).minus(step.multipliedBy(steps)));
        for (int i = 0; i < steps; i++) {
            driver.advanceWallClockTime(step);
        }
        now = then;
    }

    private List<TestRecord<String, byte[]>> records(Topic<?> topic) {
        return driver.createOutputTopic(topic.name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private <T extends SpecificRecord> List<T> read(Topic<T> topic) {
        List<T> values = new ArrayList<>();
        records(topic).forEach(record -> values.add(value(topic, record)));
        return values;
    }

    private <T extends SpecificRecord> T value(Topic<T> topic, TestRecord<String, byte[]> record) {
        try (Deserializer<T> deserializer = serdes.values(topic.valueType()).deserializer()) {
            return deserializer.deserialize(topic.name(), record.value());
        }
    }

    private static List<BigDecimal> decimals(int... numbers) {
        List<BigDecimal> decimals = new ArrayList<>();
        for (int number : numbers) {
            decimals.add(new BigDecimal(number).setScale(6));
        }
        return decimals;
    }
}

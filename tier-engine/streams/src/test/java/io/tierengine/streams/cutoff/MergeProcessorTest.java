package io.tierengine.streams.cutoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.RfmCount;
import io.tierengine.contract.RfmCutoffs;
import io.tierengine.contract.TierPolicyVersion;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.rfm.CustomerCount;
import io.tierengine.streams.policy.PublishedPolicies;
import io.tierengine.streams.serde.BareAvro;
import io.tierengine.streams.serde.RecordSerdes;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedForward;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts of three partitions, each month in Berlin; cut-offs are in force a day later, or three hours from now if that is later. */
class MergeProcessorTest {

    private static final String POLICY = """
            apiVersion: tierengine.io/v1
            kind: TierPolicy
            metadata: {name: shop, version: 1}
            spec:
              timezone: Europe/Berlin
              currency: EUR
              rfm:
                cutoffs: {percentiles: [20, 40, 60, 80]}
              tiers:
                - {id: bronze}
            """;

    private static final String JANUARY = "2025-12-31T23:00:00Z";
    private static final String FEBRUARY = "2026-01-31T23:00:00Z";
    private static final Instant NEXT_DAY = Instant.parse("2026-02-01T23:00:00Z");

    private final RecordSerdes serdes = BareAvro.serdes();
    private final KeyValueStore<Bytes, byte[]> counts = store("counts");
    private final KeyValueStore<Bytes, byte[]> policies = store("policies");
    private final KeyValueStore<Bytes, byte[]> cutoffs = store("cutoffs");
    private MockProcessorContext<byte[], @Nullable Object> context;
    private MergeProcessor merge;
    private Instant now = Instant.parse(FEBRUARY).plusSeconds(10);

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void start() {
        publishPolicy();
        restart();
    }

    @Test
    void shouldPublishWhatAllPartitionsCountedTogetherAndDeleteTheirCounts() {
        tell(0, FEBRUARY, 10, 20);
        tell(1, FEBRUARY, 30, 40);
        assertThat(context.forwarded()).isEmpty();

        tell(2, FEBRUARY, 50);

        RfmCutoffs published = published().getFirst();
        assertThat(published.getCustomers()).isEqualTo(5);
        assertThat(published.getAmounts()).extracting(BigDecimal::intValueExact).containsExactly(20, 30, 40, 50);
        assertThat(published.getPercentiles())
                .extracting(BigDecimal::intValueExact)
                .containsExactly(20, 40, 60, 80);
        assertThat(published.getEffectiveFrom()).isEqualTo(NEXT_DAY);
        assertThat(keys("to-cutoffs")).containsExactly("shop/1/2026-01-31T23:00:00Z");
        assertThat(keys("to-counts"))
                .containsExactly(
                        "shop/1/2026-01-31T23:00:00Z/0",
                        "shop/1/2026-01-31T23:00:00Z/1",
                        "shop/1/2026-01-31T23:00:00Z/2");
    }

    @Test
    void shouldTakeItThatAPartitionCountedNobodyWhereItTellsOfALaterInstant() {
        tell(0, JANUARY, 10);
        tell(1, FEBRUARY);
        assertThat(published()).isEmpty();
        tell(2, FEBRUARY, 20);
        assertThat(published()).hasSize(1);

        tell(0, FEBRUARY);

        assertThat(published()).extracting(RfmCutoffs::getCustomers).containsExactly(1L, 1L);
        assertThat(published())
                .extracting(published -> published.getCountedAt().toString())
                .containsExactly(JANUARY, FEBRUARY);
    }

    @Test
    void shouldPublishNothingWhereNobodyWasCounted() {
        tell(0, FEBRUARY);
        tell(1, FEBRUARY);
        tell(2, FEBRUARY);

        assertThat(published()).isEmpty();
        assertThat(keys("to-counts")).hasSize(3);
    }

    @Test
    void shouldPublishAnInstantOnceWhoeverTellsOfItAgain() {
        tellAll(FEBRUARY);
        restart();

        tellAll(FEBRUARY);

        assertThat(published()).isEmpty();
        assertThat(keys("to-counts")).hasSize(3);
    }

    @Test
    void shouldLeaveCutoffsAloneThatWerePublishedByAnEarlierLife() {
        cutoffs.put(Bytes.wrap("shop/1/2026-01-31T23:00:00Z".getBytes(StandardCharsets.UTF_8)), new byte[] {1});

        tellAll(FEBRUARY);

        assertThat(published()).isEmpty();
    }

    @Test
    void shouldGoOnAfterARestartWithTheCountsItHas() {
        tell(0, JANUARY);
        tell(0, FEBRUARY, 10, 20);
        tell(1, FEBRUARY, 30);
        restart();

        tell(2, FEBRUARY, 40);

        assertThat(published()).extracting(RfmCutoffs::getCustomers).containsExactly(4L);
    }

    @Test
    void shouldLeaveTimeForEveryTaskToLearnOfCutoffsThatComeLate() {
        now = Instant.parse("2026-06-01T00:00:00Z");

        tellAll(FEBRUARY);

        assertThat(published()).extracting(RfmCutoffs::getEffectiveFrom).containsExactly(now.plus(Duration.ofHours(3)));
    }

    @Test
    void shouldNeverPutCutoffsIntoForceBeforeEarlierOnes() {
        now = Instant.parse("2026-06-01T00:00:00Z");
        tellAll(JANUARY);
        now = now.minusSeconds(60);
        tellAll(FEBRUARY);

        assertThat(published())
                .extracting(RfmCutoffs::getEffectiveFrom)
                .containsOnly(Instant.parse("2026-06-01T03:00:00Z"));
    }

    @Test
    void shouldWaitForThePolicyToReachThisInstance() {
        policies.delete(Bytes.wrap("shop/1".getBytes(StandardCharsets.UTF_8)));
        tellAll(FEBRUARY);
        assertThat(published()).isEmpty();

        publishPolicy();
        context.scheduledPunctuators().getFirst().getPunctuator().punctuate(0);

        assertThat(published()).hasSize(1);
    }

    @Test
    void shouldPassOverWhatIsNoCountAndCountsOfOtherPrograms() {
        merge.process(new Record<>(new byte[] {1}, new byte[] {1, 2, 3}, 0));
        merge.process(new Record<>(new byte[] {1}, null, 0));
        for (int partition = 0; partition < 3; partition++) {
            merge.process(new Record<>(
                    new byte[0],
                    BareAvro.bytes(RfmCount.newBuilder(count(partition, FEBRUARY, 10))
                            .setProgram("another")
                            .build()),
                    0));
        }

        assertThat(context.forwarded()).isEmpty();
    }

    private void publishPolicy() {
        policies.put(
                Bytes.wrap("shop/1".getBytes(StandardCharsets.UTF_8)),
                BareAvro.bytes(TierPolicyVersion.newBuilder()
                        .setName("shop")
                        .setVersion(1)
                        .setEffectiveFrom(Instant.EPOCH)
                        .setDocument(POLICY)
                        .build()));
    }

    private void restart() {
        context = new MockProcessorContext<>();
        context.addStateStore(counts);
        context.addStateStore(policies);
        context.addStateStore(cutoffs);
        merge = new MergeProcessor(new MergeProcessor.Wiring(
                "shop",
                Duration.ofHours(3),
                new MergeProcessor.Stores("counts", "policies", "cutoffs"),
                new PublishedPolicies("", serdes.values(TierPolicyVersion.class).deserializer()),
                "",
                serdes.values(RfmCount.class).deserializer(),
                "to-cutoffs",
                "to-counts"));
        merge.init(context);
        context.setCurrentSystemTimeMs(now.toEpochMilli());
    }

    private void tellAll(String countedAt) {
        tell(0, countedAt, 10);
        tell(1, countedAt, 20);
        tell(2, countedAt, 30);
    }

    private void tell(int partition, String countedAt, int... amounts) {
        context.setCurrentSystemTimeMs(now.toEpochMilli());
        merge.process(new Record<>(new byte[0], BareAvro.bytes(count(partition, countedAt, amounts)), 0));
    }

    private static RfmCount count(int partition, String countedAt, int... amounts) {
        CustomerCount count = new CustomerCount();
        for (int amount : amounts) {
            count.add(Decimals.ONE, Decimals.ONE, amount * Decimals.ONE);
        }
        return RfmCount.newBuilder()
                .setProgram("shop")
                .setPolicyVersion(1)
                .setCountedAt(Instant.parse(countedAt))
                .setPartition(partition)
                .setPartitions(3)
                .setCustomers(count.customers())
                .setSketch(ByteBuffer.wrap(count.toBytes()))
                .setDecidedAt(Instant.EPOCH)
                .build();
    }

    private List<RfmCutoffs> published() {
        return sent("to-cutoffs").stream()
                .map(record -> (RfmCutoffs) Objects.requireNonNull(record.value()))
                .toList();
    }

    private List<String> keys(String child) {
        return sent(child).stream()
                .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                .toList();
    }

    private List<Record<? extends byte[], ?>> sent(String child) {
        return context.forwarded(child).stream()
                .<Record<? extends byte[], ?>>map(CapturedForward::record)
                .toList();
    }

    private static KeyValueStore<Bytes, byte[]> store(String name) {
        KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
        return store;
    }
}

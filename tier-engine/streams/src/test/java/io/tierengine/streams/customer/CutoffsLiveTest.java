package io.tierengine.streams.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.RfmCount;
import io.tierengine.contract.SegmentChange;
import io.tierengine.contract.TierPolicyVersion;
import io.tierengine.contract.Transaction;
import io.tierengine.contract.TransactionType;
import io.tierengine.contract.topic.PolicyKey;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.customer.TierChanges;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.rfm.CustomerCount;
import io.tierengine.core.rfm.CutoffSchedule;
import io.tierengine.core.rfm.CutoffTable;
import io.tierengine.core.rfm.RfmCutoffs;
import io.tierengine.streams.cutoff.MergeProcessor;
import io.tierengine.streams.cutoff.PublishedCutoffs;
import io.tierengine.streams.policy.PolicyInForce;
import io.tierengine.streams.policy.PublishedPolicies;
import io.tierengine.streams.serde.BareAvro;
import io.tierengine.streams.serde.RecordSerdes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Partitions that count together, with commits and crashes at random instants, in the middle of sweeps and of counts: what they tell is what the core
 * alone makes of the same facts and the cut-offs that were published, and the cut-offs are those of what the core alone counts.
 */
class CutoffsLiveTest {

    private static final String POLICY = """
            apiVersion: tierengine.io/v1
            kind: TierPolicy
            metadata: {name: shop, version: 1}
            spec:
              timezone: Europe/Berlin
              currency: EUR
              rfm:
                window: P20D
                cutoffs: {percentiles: [20, 40, 60, 80], refresh: P7D}
              tiers:
                - {id: bronze}
                - {id: silver, enter: "rfm.monetary == 5"}
            """;

    private static final long START = Instant.parse("2026-03-10T09:00:00Z").toEpochMilli();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final PolicyKey SHOP = new PolicyKey("shop", 1);

    private final RecordSerdes serdes = BareAvro.serdes();
    private final TopicCatalogue topics = TopicCatalogue.standard();
    private final PolicyInForce policy = PolicyInForce.compile("shop", 1, POLICY);
    private final KeyValueStore<Bytes, byte[]> policies = TestPartition.store("policies");
    private final KeyValueStore<Bytes, byte[]> cutoffs = TestPartition.store("cutoffs");
    private final KeyValueStore<Bytes, byte[]> merged = TestPartition.store("merged");
    private final PublishedPolicies publishedPolicies =
            new PublishedPolicies("", serdes.values(TierPolicyVersion.class).deserializer());
    private final PublishedCutoffs tables = new PublishedCutoffs(
            "", serdes.values(topics.rfmCutoffs().valueType()).deserializer());
    private final EngineStatistics statistics = new EngineStatistics();
    private final MockProcessorContext<byte[], @Nullable Object> mergeContext = new MockProcessorContext<>();
    private final MergeProcessor merge = new MergeProcessor(new MergeProcessor.Wiring(
            "shop",
            Duration.ofHours(9),
            new MergeProcessor.Stores("merged", "policies", "cutoffs"),
            publishedPolicies,
            "",
            serdes.values(RfmCount.class).deserializer(),
            "to-cutoffs",
            "to-counts"));

    private final List<TestPartition> partitions = new ArrayList<>();

    @AfterEach
    void stop() {
        partitions.forEach(TestPartition::close);
        serdes.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldDecideAsTheCoreAloneWhateverIsLostAndDoneAgain(long seed) {
        Random random = new Random(seed);
        begin(3, random.nextBoolean() ? 1 << 20 : 0, seed % 2 == 0 ? Duration.ZERO : Duration.ofMinutes(1));
        List<List<Transaction>> facts = history(random, 3, 150, 40, 1_200);
        long now = START;
        while (now < START + 41 * 24 * HOUR) {
            now += random.nextLong(3 * HOUR);
            for (int number = 0; number < 3; number++) {
                TestPartition partition = partitions.get(number);
                List<Transaction> own = facts.get(number);
                while (partition.taken() < own.size()
                        && own.get(partition.taken()).getOccurredAt().toEpochMilli() <= now) {
                    partition.take(own.get(partition.taken()), now);
                    if (random.nextInt(3) == 0) {
                        partition.tick(now);
                    }
                    if (random.nextInt(3) == 0) {
                        deliver(partition.commit(), now);
                    }
                }
                partition.tick(now);
                if (random.nextInt(3) == 0) {
                    deliver(partition.commit(), now);
                } else if (random.nextInt(4) == 0) {
                    partition.crash();
                }
            }
        }
        for (int tick = 0; tick < 60; tick++) {
            for (TestPartition partition : partitions) {
                partition.tick(now);
                deliver(partition.commit(), now);
            }
        }

        CutoffTable table = tables.table(cutoffs, SHOP);
        NavigableMap<Long, CustomerCount> counts = new TreeMap<>();
        List<String> told = replay(facts, table, counts);
        assertThat(table.all()).as("seed %d", seed).hasSize(5).isEqualTo(expected(counts, table));
        assertThat(partitions.stream()
                        .flatMap(one -> one.segments().stream())
                        .map(CutoffsLiveTest::text)
                        .sorted()
                        .toList())
                .as("seed %d", seed)
                .isEqualTo(told)
                .hasSizeGreaterThan(1_000);
        assertThat(statistics.lateCutoffs()).isZero();
    }

    @Test
    void shouldCountNobodyTwiceWhereASweepIsInterrupted() {
        begin(1, 1 << 20, Duration.ZERO);
        TestPartition partition = partitions.getFirst();
        long monday = Instant.parse("2026-03-15T23:00:00Z").toEpochMilli();
        for (int i = 0; i < 300; i++) {
            partition.take(purchase("e-" + i, "c-" + i, START + i, 10), START + i);
        }
        deliver(partition.commit(), START);
        partition.take(purchase("x-1", "c-7", monday, 10), monday);
        partition.tick(monday);
        partition.tick(monday);
        deliver(partition.commit(), monday);
        partition.tick(monday);
        partition.crash();
        for (int tick = 0; tick < 9; tick++) {
            partition.tick(monday);
            partition.take(purchase("y-" + tick, "c-" + 30 * tick, monday + tick, 10), monday + tick);
        }
        deliver(partition.commit(), monday);

        assertThat(tables.table(cutoffs, SHOP).all())
                .extracting(RfmCutoffs::customers)
                .containsExactly(300L);
    }

    private void begin(int count, long memoryBytes, Duration writeBehind) {
        policies.put(
                Bytes.wrap(SHOP.text().getBytes(StandardCharsets.UTF_8)),
                BareAvro.bytes(TierPolicyVersion.newBuilder()
                        .setName("shop")
                        .setVersion(1)
                        .setEffectiveFrom(Instant.EPOCH)
                        .setDocument(POLICY)
                        .build()));
        mergeContext.addStateStore(merged);
        mergeContext.addStateStore(policies);
        mergeContext.addStateStore(cutoffs);
        merge.init(mergeContext);
        TestPartition.Instance instance =
                new TestPartition.Instance(serdes, publishedPolicies, policies, tables, cutoffs, statistics, count);
        for (int number = 0; number < count; number++) {
            partitions.add(new TestPartition(
                    number,
                    ProcessorSettings.DEFAULTS.withWriteBehind(writeBehind, 1),
                    instance,
                    new StateMemory(memoryBytes)));
        }
    }

    /** What was committed comes to whoever merges it, and what comes of that to every task. */
    private void deliver(List<RfmCount> counts, long nowMillis) {
        mergeContext.setCurrentSystemTimeMs(nowMillis);
        for (RfmCount count : counts) {
            merge.process(new Record<>(new byte[0], BareAvro.bytes(count), nowMillis));
        }
        for (MockProcessorContext.CapturedForward<? extends byte[], ?> sent : mergeContext.forwarded()) {
            if (sent.record().value() instanceof io.tierengine.contract.RfmCutoffs published) {
                cutoffs.put(Bytes.wrap(sent.record().key()), BareAvro.bytes(published));
                tables.changed();
            }
        }
        mergeContext.resetForwards();
    }

    /** Purchases by partition, each in the order of time but for those that are sent twice. */
    private static List<List<Transaction>> history(
            Random random, int partitions, int customersEach, int days, int factsEach) {
        List<List<Transaction>> history = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            List<Long> times = random.longs(factsEach, 0, days * 24L * HOUR)
                    .sorted()
                    .boxed()
                    .toList();
            List<Transaction> own = new ArrayList<>();
            for (long time : times) {
                if (random.nextInt(5) == 0 && own.size() > 50) {
                    own.add(own.get(own.size() - 1 - random.nextInt(50)));
                }
                int customer = Math.min(random.nextInt(customersEach), random.nextInt(customersEach));
                own.add(purchase(
                        partition + "-" + own.size(),
                        "c" + partition + "-" + customer,
                        START + time,
                        1 + random.nextInt(250 - customer)));
            }
            history.add(own);
        }
        return history;
    }

    private static Transaction purchase(String id, String customer, long atMillis, int amount) {
        return Transaction.newBuilder()
                .setEventId(id)
                .setCustomerId(customer)
                .setOccurredAt(Instant.ofEpochMilli(atMillis))
                .setType(TransactionType.PURCHASE)
                .setAmount(new BigDecimal(amount).setScale(4))
                .setCurrency("EUR")
                .build();
    }

    private List<RfmCutoffs> expected(NavigableMap<Long, CustomerCount> counts, CutoffTable published) {
        CutoffSchedule schedule = Objects.requireNonNull(
                Objects.requireNonNull(policy.policy().rfm()).schedule());
        List<Long> effects =
                published.all().stream().map(RfmCutoffs::effectiveFromMillis).toList();
        List<RfmCutoffs> expected = new ArrayList<>();
        counts.forEach((at, count) -> expected.add(
                count.cutoffs(schedule, at, effects.get(expected.size())).orElseThrow()));
        return expected;
    }

    /** The core alone; each partition's customers are led to its last fact, as its clock is. */
    private List<String> replay(
            List<List<Transaction>> facts, CutoffTable table, NavigableMap<Long, CustomerCount> counts) {
        TierDecider decider = new TierDecider(policy.policy());
        decider.setCutoffs(table);
        ToldRecords records = new ToldRecords(policy.policy());
        TierChanges hearing = new TierChanges() {
            @Override
            public void changed(TierChange change) {}

            @Override
            public void segmentChanged(io.tierengine.core.customer.SegmentChange change) {
                records.segmentChanged(change);
            }

            @Override
            public void counted(String customerId, long at, long recencyDays, long frequency, long monetary) {
                counts.computeIfAbsent(at, instant -> new CustomerCount()).add(recencyDays, frequency, monetary);
            }
        };
        for (List<Transaction> own : facts) {
            NavigableMap<String, CustomerState> states = new TreeMap<>();
            for (Transaction sent : own) {
                decider.accept(
                        states.computeIfAbsent(sent.getCustomerId(), decider::newCustomer), factOf(sent), hearing);
            }
            long end = own.getLast().getOccurredAt().toEpochMilli();
            states.values().forEach(state -> decider.advance(state, end, hearing));
        }
        return records.segments().stream().map(CutoffsLiveTest::text).sorted().toList();
    }

    private static Fact factOf(Transaction sent) {
        return io.tierengine.core.fact.Transaction.of(
                sent.getEventId(),
                sent.getCustomerId(),
                sent.getOccurredAt().toEpochMilli(),
                io.tierengine.core.fact.TransactionType.PURCHASE,
                sent.getAmount().unscaledValue().longValueExact(),
                sent.getCurrency());
    }

    private static String text(SegmentChange change) {
        return SegmentChange.newBuilder(change)
                .setDecidedAt(change.getEffectiveAt())
                .build()
                .toString();
    }
}

package io.tierengine.streams.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.BackfillMark;
import io.tierengine.contract.ChangeExplanation;
import io.tierengine.contract.SegmentChange;
import io.tierengine.core.customer.CustomerSnapshot;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.customer.TierChanges;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.rfm.CustomerCount;
import io.tierengine.core.rfm.CutoffSchedule;
import io.tierengine.core.rfm.CutoffTable;
import io.tierengine.core.rfm.RfmCutoffs;
import io.tierengine.sandbox.Sandbox;
import io.tierengine.streams.customer.ProcessorSettings;
import io.tierengine.streams.customer.ToldRecords;
import io.tierengine.streams.cutoff.CutoffRecords;
import io.tierengine.streams.policy.PolicyInForce;
import io.tierengine.streams.query.CustomerAnswer;
import io.tierengine.streams.query.DescribedCustomer;
import io.tierengine.streams.query.StoredCustomers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counting, merging and scoring on a real broker, over three partitions and a restart, held against what the core alone makes of the same facts. */
class CutoffsIT {

    private static final String POLICY = """
            apiVersion: tierengine.io/v1
            kind: TierPolicy
            metadata: {name: shop, version: 1}
            spec:
              timezone: Europe/Berlin
              currency: EUR
              rfm:
                window: P30D
                cutoffs:
                  percentiles: [20, 40, 60, 80]
                  refresh: P7D
                  recency: [5, 10, 15, 20]
                  frequency: [2, 3, 4, 5]
                  monetary: [50, 100, 150, 200]
              tiers:
                - {id: bronze}
                - {id: silver, enter: "rfm.monetary == 5"}
            """;

    private static final long SEED = 11;
    private static final int CUSTOMERS = 240;
    private static final int FACTS = 2_400;
    private static final int DAYS = 60;

    @TempDir
    private Path folder;

    private final PolicyInForce policy = PolicyInForce.compile("shop", 1, POLICY);
    private final List<Transaction> facts = new ArrayList<>();

    @Test
    void shouldScoreAsTheCoreDoesWithWhatThePartitionsCountedTogether() throws Exception {
        ProcessorSettings settings = ProcessorSettings.DEFAULTS
                .withFutureTolerance(Duration.ofSeconds(1))
                .withCutoffMargin(Duration.ofSeconds(2));
        try (Sandbox sandbox = Sandbox.builder().brokers(1).registry(true).start();
                TestEngine engine = new TestEngine(sandbox, "cutoffs", 3, folder, policy, settings)) {
            Instant end = endOfHistory(Instant.now());
            List<Transaction> history = history(end);
            engine.start();
            engine.mark(null, BackfillMark.OPEN);
            send(engine, history.subList(0, FACTS / 2));
            engine.flush();
            Thread.sleep(1_000);
            engine.stop();
            send(engine, history.subList(FACTS / 2, FACTS));
            engine.flush();
            TierEngine running = engine.start();

            NavigableMap<Long, CustomerCount> counts = new TreeMap<>();
            replay(CutoffTable.EMPTY, end, counts);
            List<io.tierengine.contract.RfmCutoffs> published =
                    engine.read(engine.topics().rfmCutoffs(), counts.size());
            engine.mark(null, BackfillMark.CLOSE);
            CutoffTable table = tableOf(published);
            Instant inForce = Instant.ofEpochMilli(table.all().getLast().effectiveFromMillis());
            TestEngine.await("the cut-offs in force", () -> areThrough(running, inForce));
            Instant after = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            send(engine, List.of(purchase(FACTS + 1, after, 1_000), purchase(FACTS + 2, after.plusMillis(1), 7)));
            engine.flush();

            assertThat(published).hasSizeBetween(8, 9);
            assertThat(table.all()).isEqualTo(expected(counts, table));
            List<String> told = replay(table, after.plusMillis(1), new TreeMap<>());
            List<SegmentChange> changes = engine.read(engine.topics().segmentChanges(), told.size());
            assertThat(sorted(changes)).isEqualTo(told);
            assertThat(told)
                    .as("changes that the published cut-offs brought about")
                    .filteredOn(change -> change.contains(inForce.toString()))
                    .hasSizeGreaterThan(20);
            for (String customer : facts.stream()
                    .skip(FACTS - 20)
                    .map(Transaction::customerId)
                    .distinct()
                    .toList()) {
                DescribedCustomer asked = ask(running, customer);
                assertThat(asked.explanation()).isEqualTo(explained(customer, table, asked.snapshot()));
            }
            assertThat(running.statistics().lateCutoffs()).isZero();
        }
    }

    /** An hour ago; earlier if cut-offs were counted within a day before, which aren't in force yet. */
    private Instant endOfHistory(Instant now) {
        CutoffSchedule schedule = schedule();
        Instant recent = now.minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
        long counted = schedule.nextAfter(recent.minus(2, ChronoUnit.DAYS).toEpochMilli());
        return schedule.regularEffectMillis(counted) > now.toEpochMilli()
                ? Instant.ofEpochMilli(Math.min(recent.toEpochMilli(), counted - 1))
                : recent;
    }

    private CutoffSchedule schedule() {
        return Objects.requireNonNull(
                Objects.requireNonNull(policy.policy().rfm()).schedule());
    }

    private static boolean areThrough(TierEngine engine, Instant instant) {
        var partitions = engine.statistics().partitions().values();
        return partitions.size() == 3
                && partitions.stream()
                        .allMatch(status -> status.clockMillis() >= instant.toEpochMilli() && !status.timersBehind());
    }

    /** Purchases in the order of time, more of them and larger ones of customers with a low number. */
    private List<Transaction> history(Instant end) {
        Random random = new Random(SEED);
        long length = Duration.ofDays(DAYS).toMillis();
        List<Long> offsets = random.longs(FACTS, 0, length).sorted().boxed().toList();
        List<Transaction> history = new ArrayList<>();
        for (int i = 0; i < FACTS; i++) {
            int customer = Math.min(random.nextInt(CUSTOMERS), random.nextInt(CUSTOMERS));
            int amount = 1 + random.nextInt(20 + CUSTOMERS - customer);
            history.add(purchase(i, "c-" + customer, end.minusMillis(length).plusMillis(offsets.get(i)), amount));
        }
        return history;
    }

    private static Transaction purchase(int id, Instant at, int amount) {
        return purchase(id, "c-7", at, amount);
    }

    private static Transaction purchase(int id, String customer, Instant at, int amount) {
        return Transaction.of(
                "e-" + id, customer, at.toEpochMilli(), TransactionType.PURCHASE, amount * 10_000L, "EUR");
    }

    private void send(TestEngine engine, List<Transaction> some) {
        for (Transaction fact : some) {
            facts.add(fact);
            engine.purchase(
                    fact.eventId(),
                    fact.customerId(),
                    Instant.ofEpochMilli(fact.occurredAtMillis()),
                    Long.toString(fact.amount() / 10_000));
        }
    }

    private static CutoffTable tableOf(List<io.tierengine.contract.RfmCutoffs> published) {
        CutoffTable table = CutoffTable.EMPTY;
        for (io.tierengine.contract.RfmCutoffs cutoffs : published) {
            table = table.with(CutoffRecords.of(cutoffs));
        }
        return table;
    }

    /** What counts of the core come to, in force from when the engine has said. */
    private List<RfmCutoffs> expected(NavigableMap<Long, CustomerCount> counts, CutoffTable published) {
        CutoffSchedule schedule = schedule();
        List<Long> effects =
                published.all().stream().map(RfmCutoffs::effectiveFromMillis).toList();
        List<RfmCutoffs> expected = new ArrayList<>();
        counts.forEach((at, count) -> expected.add(
                count.cutoffs(schedule, at, effects.get(expected.size())).orElseThrow()));
        return expected;
    }

    /** The core alone: changes of segment that it tells, and where customers stood at counting instants. */
    private List<String> replay(CutoffTable table, Instant until, Map<Long, CustomerCount> counts) {
        TierDecider decider = new TierDecider(policy.policy());
        decider.setCutoffs(table);
        Hearing hearing = new Hearing(policy.policy(), counts);
        Map<String, CustomerState> states = new TreeMap<>();
        for (Transaction fact : facts) {
            decider.accept(states.computeIfAbsent(fact.customerId(), decider::newCustomer), fact, hearing);
        }
        states.values().forEach(state -> decider.advance(state, until.toEpochMilli(), hearing));
        return sorted(hearing.records.segments());
    }

    /** Without when it was decided, which is never the same. */
    private static List<String> sorted(List<SegmentChange> changes) {
        return changes.stream()
                .map(change -> SegmentChange.newBuilder(change)
                        .setDecidedAt(change.getEffectiveAt())
                        .build()
                        .toString())
                .sorted()
                .collect(Collectors.toList());
    }

    private static DescribedCustomer ask(TierEngine engine, String customer) {
        if (StoredCustomers.of(engine).customer(customer) instanceof CustomerAnswer.Found<DescribedCustomer> found) {
            return found.value();
        }
        throw new AssertionError(customer + " isn't known");
    }

    /** The core alone: why a customer is in its tier, at the instant up to which the engine has evaluated it. */
    private ChangeExplanation explained(String customer, CutoffTable table, CustomerSnapshot asked) {
        TierDecider decider = new TierDecider(policy.policy());
        decider.setCutoffs(table);
        CustomerState state = decider.newCustomer(customer);
        facts.stream()
                .filter(fact -> fact.customerId().equals(customer))
                .forEach(fact -> decider.accept(state, fact, change -> {}));
        decider.advance(state, Objects.requireNonNull(asked.asOf()).toEpochMilli(), change -> {});
        return new ToldRecords(policy.policy()).explanation(decider.explain(state));
    }

    /** Hears changes of segment, and counts. */
    private static final class Hearing implements TierChanges {

        private final ToldRecords records;
        private final Map<Long, CustomerCount> counts;

        Hearing(Policy policy, Map<Long, CustomerCount> counts) {
            records = new ToldRecords(policy);
            this.counts = counts;
        }

        @Override
        public void changed(TierChange change) {}

        @Override
        public void segmentChanged(io.tierengine.core.customer.SegmentChange change) {
            records.segmentChanged(change);
        }

        @Override
        public void counted(String customerId, long atMillis, long recencyDays, long frequency, long monetary) {
            counts.computeIfAbsent(atMillis, at -> new CustomerCount()).add(recencyDays, frequency, monetary);
        }
    }
}

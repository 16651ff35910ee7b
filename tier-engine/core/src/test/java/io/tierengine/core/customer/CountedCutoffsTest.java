package io.tierengine.core.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.metric.Source;
import io.tierengine.core.metric.Window;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.policy.RefundRule;
import io.tierengine.core.rfm.CutoffSchedule;
import io.tierengine.core.rfm.CutoffTable;
import io.tierengine.core.rfm.RfmCutoffs;
import io.tierengine.core.rfm.RfmRules;
import io.tierengine.core.rfm.Segments;
import io.tierengine.core.tier.Tier;
import io.tierengine.core.tier.Transitions;
import io.tierengine.core.time.CalendarDuration;
import io.tierengine.core.time.CalendarPeriod;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Cut-offs that are counted each month, in UTC, over windows of ten days; and what comes of them when they come into force. */
class CountedCutoffsTest {

    private static final List<Long> NONE = List.of();

    private final List<String> told = new ArrayList<>();
    private final TierChanges changes = new TierChanges() {
        @Override
        public void changed(TierChange change) {}

        @Override
        public void segmentChanged(SegmentChange change) {
            told.add("%s %s %d%d%d %s"
                    .formatted(
                            Instant.ofEpochMilli(change.effectiveAtMillis()),
                            change.segment(),
                            change.recency(),
                            change.frequency(),
                            change.monetary(),
                            change.cause()));
        }

        @Override
        public void counted(String customerId, long atMillis, long recencyDays, long frequency, long monetary) {
            told.add("%s %s %s days, %s times, %s"
                    .formatted(
                            Instant.ofEpochMilli(atMillis),
                            customerId,
                            Decimals.format(recencyDays),
                            Decimals.format(frequency),
                            Decimals.format(monetary)));
        }
    };

    private final TierDecider decider = new TierDecider(policy(NONE, NONE, NONE));
    private final CustomerState customer = decider.newCustomer("c-1");

    @Test
    void shouldCountACustomerOnceAtEachInstantItIsLedPast() {
        buy(decider, "p-1", "2026-01-28T10:00:00Z", 50);
        buy(decider, "p-2", "2026-01-30T10:00:00Z", 70);
        buy(decider, "p-3", "2026-03-05T10:00:00Z", 20);
        decider.advance(customer, millis("2026-03-31T23:59:59Z"), changes);
        decider.advance(customer, millis("2026-04-01T00:00:00Z"), changes);
        decider.advance(customer, millis("2026-04-02T00:00:00Z"), changes);

        assertThat(told)
                .containsExactly(
                        "2026-02-01T00:00:00Z c-1 2 days, 2 times, 120",
                        "2026-03-01T00:00:00Z c-1 30 days, 0 times, 0",
                        "2026-04-01T00:00:00Z c-1 27 days, 0 times, 0");
    }

    @Test
    void shouldCountTheCustomerAsItIsBeforeAFactOfTheSameInstant() {
        buy(decider, "p-1", "2026-01-28T10:00:00Z", 50);
        buy(decider, "p-2", "2026-02-01T00:00:00Z", 70);
        buy(decider, "late", "2026-01-29T10:00:00Z", 1_000);

        assertThat(told).containsExactly("2026-02-01T00:00:00Z c-1 4 days, 1 times, 50");
    }

    @Test
    void shouldNotCountACustomerWithoutAPurchase() {
        decider.accept(
                customer,
                new Interaction("i-1", "c-1", millis("2026-01-05T10:00:00Z"), "VISIT", 0, null, Map.of()),
                changes);
        decider.advance(customer, millis("2026-03-05T10:00:00Z"), changes);

        assertThat(told).isEmpty();
    }

    @Test
    void shouldCountOnACopyAsIfTheCustomerWereAdvanced() {
        buy(decider, "p-1", "2026-01-28T10:00:00Z", 50);
        long asOf = customer.asOfMillis();

        decider.count(customer, millis("2026-04-01T00:00:00Z"), changes);
        List<String> ahead = List.copyOf(told);
        told.clear();
        decider.advance(customer, millis("2026-04-01T00:00:00Z"), changes);

        assertThat(asOf).isEqualTo(millis("2026-01-28T10:00:00Z"));
        assertThat(ahead)
                .isEqualTo(told)
                .containsExactly(
                        "2026-02-01T00:00:00Z c-1 4 days, 1 times, 50",
                        "2026-03-01T00:00:00Z c-1 32 days, 0 times, 0",
                        "2026-04-01T00:00:00Z c-1 63 days, 0 times, 0");
    }

    @Test
    void shouldHaveNoSegmentUntilCutoffsAreInForceAndFollowThemFromThatInstantOn() {
        decider.setCutoffs(CutoffTable.EMPTY
                .with(cutoffs("2026-02-01T00:00:00Z", "2026-02-02T00:00:00Z", 5))
                .with(cutoffs("2026-03-01T00:00:00Z", "2026-03-02T12:34:56Z", 100)));
        buy(decider, "p-1", "2026-01-28T10:00:00Z", 50);

        assertThat(Instant.ofEpochMilli(decider.nextInstantMillis(customer))).isEqualTo("2026-02-02T00:00:00Z");
        assertThat(Instant.ofEpochMilli(decider.silentUntilMillis(customer, 100)))
                .isEqualTo("2026-02-02T00:00:00Z");
        decider.advance(customer, millis("2026-03-05T00:00:00Z"), changes);

        assertThat(told)
                .containsExactly(
                        "2026-02-01T00:00:00Z c-1 4 days, 1 times, 50",
                        "2026-02-02T00:00:00Z new 511 TIME",
                        "2026-02-03T00:00:00Z promising 411 TIME",
                        "2026-02-08T00:00:00Z about-to-sleep 311 TIME",
                        "2026-02-13T00:00:00Z hibernating 211 TIME",
                        "2026-02-18T00:00:00Z lost 111 TIME",
                        "2026-03-01T00:00:00Z c-1 32 days, 0 times, 0",
                        "2026-03-02T12:34:56Z new 511 TIME");
    }

    @Test
    void shouldScoreByTheGivenCutoffsUntilTheFirstCountedOnes() {
        TierDecider given = new TierDecider(policy(micros(1, 2, 3, 4), micros(1, 2, 3, 4), micros(10, 20, 30, 40)));
        given.setCutoffs(CutoffTable.EMPTY.with(cutoffs("2026-02-01T00:00:00Z", "2026-02-02T00:00:00Z", 40)));
        buy(given, "p-1", "2026-01-31T10:00:00Z", 50);
        told.removeIf(line -> line.contains("times"));
        given.advance(customer, millis("2026-02-02T00:00:00Z"), changes);

        assertThat(told)
                .containsExactly(
                        "2026-01-31T10:00:00Z potential-loyalist 525 TRANSACTION",
                        "2026-02-01T00:00:00Z c-1 1 days, 1 times, 50",
                        "2026-02-02T00:00:00Z new 511 TIME");
    }

    @Test
    void shouldLetAFactSeeTheCutoffsThatComeIntoForceAtItsInstant() {
        decider.setCutoffs(CutoffTable.EMPTY.with(cutoffs("2026-02-01T00:00:00Z", "2026-02-02T00:00:00Z", 5)));

        buy(decider, "p-1", "2026-02-02T00:00:00Z", 50);

        assertThat(told).containsExactly("2026-02-02T00:00:00Z new 511 TRANSACTION");
    }

    private void buy(TierDecider by, String id, String at, long amount) {
        by.accept(
                customer,
                new Transaction(
                        id,
                        "c-1",
                        millis(at),
                        TransactionType.PURCHASE,
                        amount * 10_000,
                        "EUR",
                        Decimals.ABSENT,
                        null,
                        null,
                        null,
                        Decimals.ABSENT,
                        Map.of()),
                changes);
    }

    /** Days in steps of five from some on; two purchases, a hundred of money for a score of 2. */
    private static RfmCutoffs cutoffs(String countedAt, String effectiveFrom, int days) {
        return new RfmCutoffs(
                millis(countedAt),
                millis(effectiveFrom),
                7,
                micros(days, days + 5, days + 10, days + 15),
                micros(2, 2, 3, 4),
                micros(100, 200, 300, 400));
    }

    private static Policy policy(List<Long> recency, List<Long> frequency, List<Long> monetary) {
        Window tenDays = new Window.RollingDays(10);
        Condition always = new Condition.Always(true);
        CutoffSchedule monthly = new CutoffSchedule(
                micros(20, 40, 60, 80), new CutoffSchedule.Periodic(CalendarPeriod.MONTH), ZoneOffset.UTC);
        return new Policy(
                "segments",
                1,
                ZoneOffset.UTC,
                "EUR",
                RefundRule.ORIGINAL_DAY,
                CalendarDuration.ofDays(7),
                List.of(),
                List.of(
                        metric("orders", Aggregate.COUNT, null, tenDays),
                        metric("spend", Aggregate.SUM, EventNumber.AMOUNT, tenDays)),
                List.of(),
                List.of(new Tier("all", always, always)),
                List.of(),
                new Transitions(
                        CalendarDuration.ZERO,
                        Transitions.UNLIMITED,
                        CalendarDuration.ZERO,
                        CalendarDuration.ZERO,
                        Transitions.UNLIMITED),
                null,
                RfmRules.counted(
                        monthly,
                        recency,
                        new NumberExpression.Metric(0, "orders"),
                        frequency,
                        new NumberExpression.Metric(1, "spend"),
                        monetary,
                        Segments.standard()),
                null);
    }

    private static Metric metric(String name, Aggregate aggregate, @Nullable EventNumber field, Window window) {
        return new Metric(name, Source.TRANSACTIONS, Set.of("PURCHASE"), null, aggregate, field, window);
    }

    private static List<Long> micros(Integer... numbers) {
        return List.of(numbers).stream().map(Decimals::ofWhole).toList();
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}

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
import io.tierengine.core.rfm.RfmRules;
import io.tierengine.core.rfm.Segments;
import io.tierengine.core.tier.Tier;
import io.tierengine.core.tier.Transitions;
import io.tierengine.core.time.CalendarDuration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When changes of segment are told, and how they are remembered. The zone is Berlin's, an hour or two ahead of UTC. */
class SegmentChangeTest {

    /** A customer of segment "new", as version 3 packs it, and as it must be read for good. */
    private static final String GOLDEN =
            "03a9ad0880d2e5ecb8330001000100000000280000036e65770101006f21fc3b6ea00202a19c01ed020001000301a19c01";

    private final TierDecider decider = new TierDecider(policy());
    private final CustomerState customer = decider.newCustomer("c-1");
    private final List<String> told = new ArrayList<>();
    private final TierChanges changes = new TierChanges() {
        @Override
        public void changed(TierChange change) {}

        @Override
        public void segmentChanged(SegmentChange change) {
            told.add("%d %s %s -> %s %d%d%d %s %s"
                    .formatted(
                            change.sequence(),
                            Instant.ofEpochMilli(change.effectiveAtMillis()),
                            change.previous(),
                            change.segment(),
                            change.recency(),
                            change.frequency(),
                            change.monetary(),
                            change.cause(),
                            change.causeId()));
        }
    };

    @Test
    void shouldTellNoSegmentBeforeTheFirstPurchase() {
        decider.accept(
                customer,
                new Interaction("i-1", "c-1", millis("2026-01-05T10:00:00Z"), "VISIT", 0, null, Map.of()),
                changes);
        decider.advance(customer, millis("2026-03-05T10:00:00Z"), changes);

        assertThat(told).isEmpty();
        assertThat(customer.segment()).isNull();
        assertThat(decider.nextInstantMillis(customer)).isEqualTo(TierDecider.NEVER);
    }

    @Test
    void shouldTellAChangeByTimeAtTheLocalMidnightThatBringsIt() {
        buy("p-1", "2026-01-05T10:00:00Z", 50);

        assertThat(Instant.ofEpochMilli(decider.silentUntilMillis(customer, 100)))
                .isEqualTo("2026-02-04T23:00:00Z");
        decider.advance(customer, millis("2027-03-01T00:00:00Z"), changes);

        assertThat(told)
                .containsExactly(
                        "1 2026-01-05T10:00:00Z null -> new 512 TRANSACTION p-1",
                        "2 2026-02-04T23:00:00Z new -> promising 412 TIME null",
                        "3 2026-03-06T23:00:00Z promising -> about-to-sleep 312 TIME null",
                        "4 2026-05-05T22:00:00Z about-to-sleep -> hibernating 212 TIME null",
                        "5 2026-09-02T22:00:00Z hibernating -> lost 112 TIME null");
    }

    @Test
    void shouldTellAChangeByAPurchaseWithItsId() {
        buy("p-1", "2026-01-05T10:00:00Z", 50);
        for (int i = 2; i <= 7; i++) {
            buy("p-" + i, "2026-01-%02dT10:00:00Z".formatted(i + 3), 200);
        }

        assertThat(told)
                .containsExactly(
                        "1 2026-01-05T10:00:00Z null -> new 512 TRANSACTION p-1",
                        "2 2026-01-05T10:00:00Z new -> potential-loyalist 523 TRANSACTION p-2",
                        "3 2026-01-09T10:00:00Z potential-loyalist -> champions 544 TRANSACTION p-6");
    }

    @Test
    void shouldRememberTheSegmentInThePackedState() {
        CustomerStateCodec codec = new CustomerStateCodec(decider);
        buy("p-1", "2026-01-05T10:00:00Z", 50);
        byte[] packed = codec.encode(customer);

        assertThat(HexFormat.of().formatHex(packed)).isEqualTo(GOLDEN);
        CustomerState read = codec.decode("c-1", HexFormat.of().parseHex(GOLDEN));

        assertThat(read.segment()).isEqualTo("new");
        told.clear();
        decider.advance(read, millis("2026-02-10T00:00:00Z"), changes);
        assertThat(told).containsExactly("2 2026-02-04T23:00:00Z new -> promising 412 TIME null");
    }

    private void buy(String id, String at, long amount) {
        decider.accept(
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

    private static Policy policy() {
        Window year = new Window.RollingDays(365);
        Condition always = new Condition.Always(true);
        return new Policy(
                "segments",
                1,
                ZoneId.of("Europe/Berlin"),
                "EUR",
                RefundRule.ORIGINAL_DAY,
                CalendarDuration.ofDays(7),
                List.of(),
                List.of(
                        metric("orders", Aggregate.COUNT, null, year),
                        metric("spend", Aggregate.SUM, EventNumber.AMOUNT, year)),
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
                RfmRules.of(
                        micros(30, 60, 120, 240),
                        new NumberExpression.Metric(0, "orders"),
                        micros(2, 4, 6, 12),
                        new NumberExpression.Metric(1, "spend"),
                        micros(50, 100, 1000, 3000),
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

package io.tierengine.benchmarks.scenario.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.benchmarks.core.BenchPolicy;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.customer.TierChange.Direction;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.tier.Transitions;
import io.tierengine.core.time.CalendarDuration;
import io.tierengine.core.time.LocalCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SilentCustomersTest {

    private static final Policy POLICY = BenchPolicy.read();
    private static final LocalCalendar CALENDAR = LocalCalendar.of(POLICY.zone());
    private static final int DUE_DAY = (int) LocalDate.of(2026, 3, 10).toEpochDay();

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20, 365})
    void shouldLoseTheirTierAtThatMidnightAndNotBefore(int activeDays) {
        Population silent = new SilentCustomers("silent-", POLICY, CALENDAR, activeDays).dueAt(DUE_DAY, 10);

        List<TierChange> downgrades = downgradesUntil(CALENDAR.startOf(DUE_DAY), silent);

        assertThat(downgrades)
                .singleElement()
                .satisfies(change -> assertThat(change.effectiveAtMillis()).isEqualTo(CALENDAR.startOf(DUE_DAY)));
        assertThat(silent.facts()).isEqualTo(10L * activeDays);
    }

    @Test
    void shouldSayWhenAPolicyTakesTiersAwayAtAnotherTimeOfDay() {
        Transitions late = new Transitions(
                CalendarDuration.ZERO,
                Transitions.UNLIMITED,
                CalendarDuration.parse("P14DT1H"),
                CalendarDuration.ZERO,
                Transitions.UNLIMITED);
        Policy policy = new Policy(
                POLICY.name(),
                POLICY.version(),
                POLICY.zone(),
                POLICY.currency(),
                POLICY.refunds(),
                POLICY.deduplication(),
                POLICY.profileAttributes(),
                POLICY.metrics(),
                POLICY.dimensions(),
                POLICY.tiers(),
                POLICY.guards(),
                late);

        assertThatThrownBy(() -> new SilentCustomers("silent-", policy, CALENDAR, 5).dueAt(DUE_DAY, 10))
                .hasMessageContaining("it isn't a matter of midnights");
    }

    private static List<TierChange> downgradesUntil(long millis, Population population) {
        List<TierChange> downgrades = new ArrayList<>();
        TierDecider decider = new TierDecider(POLICY);
        CustomerState state = decider.newCustomer("c");
        population
                .histories()
                .apply(0)
                .forEach(purchase -> decider.accept(
                        state,
                        Transaction.of(
                                "e" + purchase.occurredAtMillis(),
                                "c",
                                purchase.occurredAtMillis(),
                                TransactionType.PURCHASE,
                                purchase.amount(),
                                POLICY.currency()),
                        _ -> {}));
        decider.advance(state, millis, change -> {
            if (change.direction() == Direction.DOWNGRADED) {
                downgrades.add(change);
            }
        });
        return downgrades;
    }
}

package io.tierengine.core.customer;

import io.tierengine.core.number.Decimals;
import io.tierengine.core.rfm.CutoffSchedule;
import io.tierengine.core.rfm.RfmRules;
import org.jspecify.annotations.Nullable;

/**
 * Tells recency, frequency and monetary value of customers at the instants at which they are counted for cut-offs. None of the three depends on cut-offs,
 * or on anything else that is decided, so a customer can be counted before or after whatever is evaluated at the same instant.
 */
final class Counting {

    private final @Nullable RfmRules rules;
    private final @Nullable CutoffSchedule schedule;
    private final CustomerView view;

    Counting(@Nullable RfmRules rules, CustomerView view) {
        this.rules = rules;
        this.schedule = rules == null ? null : rules.schedule();
        this.view = view;
    }

    /** The first counting instant after another, or {@link TierDecider#NEVER}. */
    long nextAfter(long millis) {
        return schedule == null ? TierDecider.NEVER : schedule.nextAfter(millis);
    }

    /**
     * Tells of a customer who has bought.
     *
     * @param atMillis the counting instant, up to which the customer's metrics hold
     */
    void count(CustomerState state, long atMillis, TierChanges changes) {
        if (rules == null || state.lastPurchaseDay == CustomerState.NO_DAY) {
            return;
        }
        view.openWithoutScore(state, atMillis);
        changes.counted(
                state.customerId,
                atMillis,
                Math.max(0, rules.recency().value().value(view)),
                notNegative(rules.frequency().value().value(view)),
                notNegative(rules.monetary().value().value(view)));
    }

    private static long notNegative(long micros) {
        return micros == Decimals.ABSENT ? 0 : Math.max(0, micros);
    }

    /**
     * Tells of a customer at each counting instant in (asOf, to]. A copy is made only where windows lose something on the way.
     *
     * @param state which isn't changed; its history mustn't be away if a window loses some of it until then
     */
    void countAhead(CustomerState state, long toMillis, TierChanges changes) {
        if (!state.isEnrolled()) {
            return;
        }
        CustomerState seen = state;
        for (long at = nextAfter(state.asOfMillis); at <= toMillis; at = nextAfter(at)) {
            if (state.aggregates.hasCases() || seen.aggregates.nextChangeMillis() <= at) {
                seen = seen == state ? state.forecast() : seen;
                seen.aggregates.advanceTo(at);
            }
            count(seen, at, changes);
        }
    }
}

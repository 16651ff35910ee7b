package io.tierengine.core.customer;

import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.policy.DayBreakpoints;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.rfm.RfmCutoffs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The instants at which the age of an open case matters: whole hours after it was opened, only those at which something that the policy
 * says of it can change.
 */
final class CaseHours {

    private static final long HOUR_MILLIS = 3_600_000L;

    private final List<AgedMetric> metrics = new ArrayList<>();

    /** A metric that tells the age of the oldest open case. */
    private record AgedMetric(int index, DayBreakpoints breakpoints) {}

    /** Those while certain counted cut-offs are in force. */
    CaseHours(Policy policy, @Nullable RfmCutoffs cutoffs) {
        for (int i = 0; i < policy.metrics().size(); i++) {
            DayBreakpoints breakpoints = DayBreakpoints.ofHours(policy, i, cutoffs);
            if (policy.metrics().get(i).aggregate() == Aggregate.OLDEST_OPEN_HOURS && !breakpoints.isEmpty()) {
                metrics.add(new AgedMetric(i, breakpoints));
            }
        }
    }

    /** The next such instant after {@code asOf}, epoch milliseconds, or {@link TierDecider#NEVER}. */
    long nextInstantMillis(CustomerState state) {
        long next = TierDecider.NEVER;
        for (int i = 0; i < metrics.size(); i++) {
            AgedMetric metric = metrics.get(i);
            long opened = state.aggregates.oldestCaseMillis(metric.index());
            if (opened != TierDecider.NEVER) {
                next = Math.min(next, nextAfter(opened, state.asOfMillis, metric.breakpoints()));
            }
        }
        return next;
    }

    private static long nextAfter(long openedMillis, long nowMillis, DayBreakpoints breakpoints) {
        int hours = breakpoints.next((int) Math.floorDiv(nowMillis - openedMillis, HOUR_MILLIS));
        return hours == DayBreakpoints.NONE ? TierDecider.NEVER : openedMillis + hours * HOUR_MILLIS;
    }
}

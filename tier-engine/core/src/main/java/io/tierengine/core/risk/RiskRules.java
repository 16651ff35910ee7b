package io.tierengine.core.risk;

import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.time.CalendarDuration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the risk that a customer leaves is judged, and when it is told (semantics §7).
 *
 * @param signals in the policy's order; none: the level is always {@link RiskLevel#NONE}
 * @param thresholds by tier, from the lowest
 * @param valueAtStake what is lost with the customer, in the policy's currency; null: isn't told
 * @param dwell how long a level above or below the one that was told must have held until it is told
 * @param alertsPerDay most rises that are told of a customer within a local day; the next waits for midnight
 * @param overrideNotice how long before its end an override is told that leaves the customer in a lower tier
 */
public record RiskRules(
        List<Signal> signals,
        List<RiskThresholds> thresholds,
        @Nullable NumberExpression valueAtStake,
        CalendarDuration dwell,
        int alertsPerDay,
        CalendarDuration overrideNotice) {

    public RiskRules {
        signals = List.copyOf(signals);
        thresholds = List.copyOf(thresholds);
        if (alertsPerDay < 1) {
            throw new IllegalArgumentException("alertsPerDay is " + alertsPerDay + ", less than 1");
        }
    }
}

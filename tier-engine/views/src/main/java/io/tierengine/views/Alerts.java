package io.tierengine.views;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was told of a customer's risk.
 *
 * @param alerts the latest 20, the oldest first
 */
public record Alerts(List<Alert> alerts) {

    /**
     * An alert.
     *
     * @param id as it stands in the topic, and in events
     * @param kind CHURN_RISK, RECOVERY, DOWNGRADE_NOTICE, NOTICE_WITHDRAWN or DOWNGRADE
     * @param tier in which the customer was then
     * @param previousLevel that was told before
     * @param points of the signals
     * @param signals that held
     * @param valueAtStake in the policy's currency
     * @param dueAt when the customer would fall; of notices only
     */
    public record Alert(
            String id,
            Instant at,
            String kind,
            String tier,
            String previousLevel,
            String level,
            BigDecimal points,
            List<Row.Signal> signals,
            @Nullable BigDecimal valueAtStake,
            @Nullable Instant dueAt,
            @Nullable String dueTier) {

        public Alert {
            signals = List.copyOf(signals);
        }
    }

    public Alerts {
        alerts = List.copyOf(alerts);
    }
}

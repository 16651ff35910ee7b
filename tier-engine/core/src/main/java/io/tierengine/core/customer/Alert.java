package io.tierengine.core.customer;

import io.tierengine.core.risk.RiskLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person should look at (semantics §7). Numbers are micros or absent, instants epoch milliseconds.
 *
 * @param sequence of the customer's alerts, from 1
 * @param tier id of the effective tier, after a downgrade
 * @param previousLevel the level that was told last
 * @param level the level now; the same but for {@link Kind#CHURN_RISK} and {@link Kind#RECOVERY}
 * @param points of all signals that hold
 * @param signals those that hold, in the policy's order
 * @param valueAtStake in the policy's currency
 * @param effectiveAtMillis the instant from which it is so
 * @param dueAtMillis when the downgrade falls due, or the override ends; absent otherwise
 * @param dueTier id of the tier the customer is in then; null otherwise
 */
public record Alert(
        String customerId,
        long sequence,
        Kind kind,
        String tier,
        RiskLevel previousLevel,
        RiskLevel level,
        long points,
        List<HoldingSignal> signals,
        long valueAtStake,
        TierChange.Cause cause,
        @Nullable String causeId,
        long effectiveAtMillis,
        long dueAtMillis,
        @Nullable String dueTier) {

    public Alert {
        signals = List.copyOf(signals);
    }

    /** What is told. */
    public enum Kind {
        /** The risk that the customer leaves has risen to a higher level. */
        CHURN_RISK,
        /** It has fallen to a lower level. */
        RECOVERY,
        /** Unless something happens, the customer falls to a lower tier when grace ends. */
        DOWNGRADE_NOTICE,
        /** What a notice said won't happen. */
        NOTICE_WITHDRAWN,
        /** The customer has fallen to a lower tier. */
        DOWNGRADE,
        /** An override is about to end, and leaves the customer in a lower tier. */
        OVERRIDE_ENDING
    }

    /** A signal that holds, with the points it adds, in micros. */
    public record HoldingSignal(String name, long points) {}
}

package io.tierengine.core.customer;

import io.tierengine.core.explain.Explanation;
import io.tierengine.core.fact.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * A customer's effective tier changed, or the customer was enrolled (semantics §6).
 *
 * @param sequence of the customer's changes, from 1
 * @param previousTier id; null for {@link Direction#ENROLLED}
 * @param newTier id
 * @param causeId the event's id, the guard's name or the overridden tier that caused it; null where there is none
 * @param effectiveAtMillis the instant of the change, epoch milliseconds
 * @param score in micros, or absent
 * @param explanation why; null where nobody {@linkplain TierChanges#wantsExplanations wanted to know}
 */
public record TierChange(
        String customerId,
        long sequence,
        @Nullable String previousTier,
        String newTier,
        Direction direction,
        Cause cause,
        @Nullable String causeId,
        long effectiveAtMillis,
        long score,
        @Nullable Explanation explanation) {

    /** A change that isn't explained. */
    public TierChange(
            String customerId,
            long sequence,
            @Nullable String previousTier,
            String newTier,
            Direction direction,
            Cause cause,
            @Nullable String causeId,
            long effectiveAtMillis,
            long score) {
        this(customerId, sequence, previousTier, newTier, direction, cause, causeId, effectiveAtMillis, score, null);
    }

    /** Which way it went. */
    public enum Direction {
        ENROLLED,
        UPGRADED,
        DOWNGRADED
    }

    /** What brought it about. */
    public enum Cause {
        TRANSACTION,
        INTERACTION,
        PROFILE,
        /** Time alone: something left a window, a clock ran out. */
        TIME,
        /** A guard's cap. */
        GUARD,
        /** A person's decision began or ended; the automatic tier didn't change. */
        OVERRIDE,
        /** A new version of the policy. */
        POLICY,
        /** A person's judgement. */
        ASSESSMENT;

        /** That of what a fact brings about by the rules. */
        static Cause of(FactKind kind) {
            return switch (kind) {
                case TRANSACTION -> TRANSACTION;
                case INTERACTION -> INTERACTION;
                case PROFILE -> PROFILE;
                case OVERRIDE -> OVERRIDE;
                case ASSESSMENT -> ASSESSMENT;
            };
        }
    }
}

package io.tierengine.core.customer;

import io.tierengine.core.tier.TierState;

/**
 * What becomes of a customer's tier if no fact comes. Instants in epoch milliseconds, {@link TierDecider#NEVER} for what doesn't
 * happen until {@link #seenToMillis}.
 */
final class Outlook {

    /** Nobody has looked since the latest fact. */
    static final long UNKNOWN = Long.MIN_VALUE;

    /** Up to where what signals ask for is known, without looking again; {@link TierDecider#NEVER}: for good. */
    long seenToMillis = UNKNOWN;

    long noticeAtMillis = TierDecider.NEVER;
    long fallAtMillis = TierDecider.NEVER;
    /** Index of the tier after the fall, where that was tried out; 0 otherwise. */
    int fallTier;

    void forget() {
        seenToMillis = UNKNOWN;
    }

    /** Nothing is known but a grace that is running. */
    void lookFrom(TierState tiers) {
        seenToMillis = TierDecider.NEVER;
        fallAtMillis = TierDecider.NEVER;
        fallTier = 0;
        noticeAtMillis = tiers.graceSinceMillis() == TierState.UNSET ? TierDecider.NEVER : tiers.graceSinceMillis();
    }

    void set(Outlook other) {
        seenToMillis = other.seenToMillis;
        noticeAtMillis = other.noticeAtMillis;
        fallAtMillis = other.fallAtMillis;
        fallTier = other.fallTier;
    }
}

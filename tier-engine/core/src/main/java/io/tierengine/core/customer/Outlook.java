package io.tierengine.core.customer;

/**
 * What becomes of a customer's tier if no fact comes. Instants in epoch milliseconds, {@link TierDecider#NEVER} for what doesn't
 * happen until {@link #seenToMillis}.
 */
final class Outlook {

    /** Nobody has looked since the latest fact. */
    static final long UNKNOWN = Long.MIN_VALUE;

    /** Up to where it has been looked; {@link TierDecider#NEVER}: to the end. */
    long seenToMillis = UNKNOWN;

    long noticeAtMillis = TierDecider.NEVER;
    long fallAtMillis = TierDecider.NEVER;
    /** Index of the tier after the fall. */
    int fallTier;

    void forget() {
        seenToMillis = UNKNOWN;
    }

    void set(Outlook other) {
        seenToMillis = other.seenToMillis;
        noticeAtMillis = other.noticeAtMillis;
        fallAtMillis = other.fallAtMillis;
        fallTier = other.fallTier;
    }
}

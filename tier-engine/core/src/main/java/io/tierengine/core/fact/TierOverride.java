package io.tierengine.core.fact;

import org.jspecify.annotations.Nullable;

/**
 * A person's decision about a customer's tier (semantics §1 and §4), valid in [effectiveFrom, expiresAt).
 *
 * @param tier id of the tier; ignored for {@link Kind#RELEASE}
 * @param effectiveFromMillis epoch milliseconds
 * @param expiresAtMillis epoch milliseconds, or absent: for good
 */
public record TierOverride(
        String customerId,
        long occurredAtMillis,
        Kind overrideKind,
        String tier,
        @Nullable String reason,
        @Nullable String author,
        long effectiveFromMillis,
        long expiresAtMillis)
        implements Fact {

    /** What the person decided. */
    public enum Kind {
        /** Exactly this tier. */
        PIN,
        /** This tier or a higher one. */
        FLOOR,
        /** This tier or a lower one. */
        CAP,
        /** From its start on ends, for good, every override accepted before it. */
        RELEASE
    }

    @Override
    public FactKind kind() {
        return FactKind.OVERRIDE;
    }
}

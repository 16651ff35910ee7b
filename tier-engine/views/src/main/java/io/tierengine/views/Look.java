package io.tierengine.views;

import io.tierengine.core.number.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a customer stands at the moment. What the views were told at its latest change of tier becomes old with each fact; a look brings it up to date.
 *
 * @param sequence number of the latest change of tier
 * @param score null where the policy has none
 * @param fallAt when the customer falls if nothing happens; null: not in sight
 * @param fallTier the tier in which that leaves the customer
 */
public record Look(
        String customerId,
        long sequence,
        @Nullable BigDecimal score,
        @Nullable Instant fallAt,
        @Nullable String fallTier) {

    /** The score in millionths; {@link Decimals#ABSENT} where there is none. */
    public long scoreMicros() {
        return score == null ? Decimals.ABSENT : Decimals.unscaled(score, Decimals.PLACES);
    }

    /** The instant in epoch milliseconds; {@link Decimals#ABSENT} where there is none. */
    public long fallMillis() {
        return fallAt == null ? Decimals.ABSENT : fallAt.toEpochMilli();
    }
}

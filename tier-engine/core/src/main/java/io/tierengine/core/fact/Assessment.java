package io.tierengine.core.fact;

import io.tierengine.core.number.Decimals;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person's judgement of a customer (semantics §7): ratings by criterion, each of which counts until a later one of the same criterion, or
 * until it expires.
 *
 * @param author who judged
 * @param ratings in micros, by criterion
 * @param expiresAtMillis from when on the ratings don't count, epoch milliseconds, or absent: they count for good
 * @param sampleId of the review sample that the judgement was asked for in; null: it wasn't asked for
 */
public record Assessment(
        String customerId,
        long occurredAtMillis,
        @Nullable String author,
        Map<String, Long> ratings,
        @Nullable String reason,
        long expiresAtMillis,
        @Nullable String sampleId)
        implements Fact {

    /** The largest rating of a criterion, in micros: a billion. */
    public static final long MAX_RATING = 1_000_000_000L * Decimals.ONE;

    public Assessment {
        ratings = Map.copyOf(ratings);
    }

    @Override
    public FactKind kind() {
        return FactKind.ASSESSMENT;
    }
}

package io.tierengine.core.customer;

import org.jspecify.annotations.Nullable;

/**
 * A customer came to another segment of recency, frequency and monetary value.
 *
 * @param sequence of the customer's segments, from 1
 * @param previous null: the first that is told
 * @param recency score, 1 to 5, as the other two
 * @param cause {@code TIME}, or the kind of the fact
 * @param causeId the event's id; null where there is none
 * @param effectiveAtMillis epoch milliseconds
 */
public record SegmentChange(
        String customerId,
        long sequence,
        @Nullable String previous,
        String segment,
        int recency,
        int frequency,
        int monetary,
        TierChange.Cause cause,
        @Nullable String causeId,
        long effectiveAtMillis) {}

package io.tierengine.core.customer;

import io.tierengine.core.lifecycle.LifecycleStage;
import org.jspecify.annotations.Nullable;

/**
 * A customer came to another stage of life (semantics §7).
 *
 * @param sequence of the customer's stages, from 1
 * @param previous null: the first that is told
 * @param reactivated whether the customer came back, having been dormant or lost
 * @param cause {@code TIME}, or the kind of the fact
 * @param causeId the event's id; null where there is none
 * @param effectiveAtMillis epoch milliseconds
 */
public record LifecycleChange(
        String customerId,
        long sequence,
        @Nullable LifecycleStage previous,
        LifecycleStage stage,
        boolean reactivated,
        TierChange.Cause cause,
        @Nullable String causeId,
        long effectiveAtMillis) {}

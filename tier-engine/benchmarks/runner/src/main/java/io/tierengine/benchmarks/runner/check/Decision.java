package io.tierengine.benchmarks.runner.check;

import io.tierengine.core.customer.TierChange;
import io.tierengine.core.number.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a tier change says that doesn't depend on who decided it, or when.
 *
 * @param previousTier null for an enrolment
 * @param score null where there is none
 */
record Decision(
        String customerId,
        long sequence,
        @Nullable String previousTier,
        String newTier,
        String direction,
        String cause,
        Instant effectiveAt,
        @Nullable BigDecimal score) {

    /** For walking two lists side by side. */
    static final Comparator<Decision> BY_CUSTOMER_AND_SEQUENCE =
            Comparator.comparing(Decision::customerId).thenComparingLong(Decision::sequence);

    static Decision of(TierChange change) {
        return new Decision(
                change.customerId(),
                change.sequence(),
                change.previousTier(),
                change.newTier(),
                change.direction().name(),
                change.cause().name(),
                Instant.ofEpochMilli(change.effectiveAtMillis()),
                change.score() == Decimals.ABSENT ? null : Decimals.toBigDecimal(change.score()));
    }

    static Decision of(io.tierengine.contract.TierChange change) {
        return new Decision(
                change.getCustomerId(),
                change.getSequence(),
                change.getPreviousTier().orElse(null),
                change.getNewTier(),
                change.getDirection().name(),
                change.getCause().name(),
                change.getEffectiveAt(),
                change.getScore().orElse(null));
    }

    /** As a row of replay's output, which has whole seconds and no score. */
    String row() {
        return String.join(
                ",",
                customerId,
                Long.toString(sequence),
                effectiveAt.truncatedTo(ChronoUnit.SECONDS).toString(),
                previousTier == null ? "" : previousTier,
                newTier,
                direction,
                cause);
    }
}

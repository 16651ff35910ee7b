package io.tierengine.cli.explain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the engine has it now.
 *
 * @param explanation of the present; null where the engine doesn't tell it
 */
record Customer(
        String customerId,
        String program,
        int policyVersion,
        @Nullable Instant asOf,
        String tier,
        String automaticTier,
        long sequence,
        Clocks clocks,
        @Nullable BigDecimal score,
        Map<String, @Nullable BigDecimal> dimensions,
        Map<String, @Nullable BigDecimal> metrics,
        @Nullable BigDecimal recencyDays,
        @Nullable BigDecimal tenureDays,
        List<TierState> tiers,
        List<GuardState> guards,
        @Nullable Explanation explanation) {

    /** When what is running runs out, or since when it runs. */
    record Clocks(
            @Nullable Instant holdUntil,
            @Nullable Instant graceSince,
            @Nullable Instant next) {}

    /** What the conditions of a tier say. */
    record TierState(
            String id,
            boolean enter,
            boolean retain,
            @Nullable Instant pendingSince) {}

    /** What a guard says. */
    record GuardState(String name, boolean holds, String cap) {}
}

package io.tierengine.cli.explain;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A tier change of the contract; choices as text, since a later engine may know more of them. */
record Change(
        long sequence,
        @Nullable String previousTier,
        String newTier,
        String direction,
        String cause,
        @Nullable String causeId,
        Instant effectiveAt,
        int policyVersion,
        @Nullable BigDecimal score,
        @Nullable Explanation explanation) {}

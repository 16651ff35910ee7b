package io.tierengine.cli.explain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is missing for the tier above: {@code TierGap} of the contract. Each way is enough by itself. */
record Gap(
        String tier,
        List<Way> ways,
        boolean reached,
        @Nullable Instant due) {

    /** Needs that must all be met. */
    record Way(List<Need> needs) {}

    record Need(
            String who,
            String condition,
            boolean wanted,
            String subject,
            @Nullable String metric,
            @Nullable String aggregate,
            @Nullable String window,
            String unit,
            @Nullable String currency,
            @Nullable String comparison,
            @Nullable BigDecimal have,
            @Nullable BigDecimal want,
            @Nullable BigDecimal missing,
            @Nullable Instant at) {}
}

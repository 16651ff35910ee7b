package io.tierengine.cli.explain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a customer is in a tier: {@code ChangeExplanation} of the contract. */
record Explanation(
        List<Dimension> dimensions,
        List<Tier> tiers,
        List<Guard> guards,
        Outcome outcome,
        @Nullable Gap gap,
        Projection projection) {

    record Dimension(
            String name, BigDecimal weight, @Nullable BigDecimal value, List<Indicator> indicators) {}

    record Indicator(String name, @Nullable BigDecimal value, BigDecimal points, BigDecimal weight) {}

    /** The lists are empty for a tier that isn't beside the change. */
    record Tier(String tier, boolean enter, boolean retain, List<Node> enterCondition, List<Node> retainCondition) {}

    record Guard(String name, String cap, boolean holds, List<Node> condition) {}

    /** A part of a condition; {@code parent} is the place in the list of what it is part of, -1 for the whole. */
    record Node(
            int parent,
            String kind,
            boolean holds,
            @Nullable Operand left,
            @Nullable String operator,
            List<Operand> right) {}

    record Operand(String expression, String type, @Nullable String value) {}

    record Outcome(
            String move,
            String cap,
            String automaticBefore,
            String automaticAfter,
            @Nullable Integer upgradeMaxSteps,
            @Nullable Integer downgradeMaxSteps,
            List<Pending> pending,
            @Nullable Instant graceSince,
            @Nullable Instant downgradeDue,
            @Nullable Instant holdUntilBefore,
            @Nullable Instant holdUntilAfter,
            List<ValidOverride> overrides) {}

    record Pending(String tier, Instant since, Instant due) {}

    record ValidOverride(
            String kind, @Nullable String tier, @Nullable Instant until) {}

    record Projection(
            @Nullable Instant fallAt,
            @Nullable String fallTier,
            @Nullable Instant seenTo) {}
}

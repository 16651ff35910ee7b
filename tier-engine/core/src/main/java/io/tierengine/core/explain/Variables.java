package io.tierengine.core.explain;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Parts;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.score.Dimension;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a policy that decide comparisons and that something other than a change of the policy can move. Each has a place, and what
 * depends on the policy alone is worked out once. Not safe for use by several threads.
 */
final class Variables {

    private final Policy policy;
    private final int metrics;
    private final int attributes;
    private final ScoreParts score;
    private final @Nullable InScore[] inScore;
    private final IdentityHashMap<Condition.NumberComparison, List<NumberExpression>> ofComparisons =
            new IdentityHashMap<>();

    Variables(Policy policy) {
        this.policy = policy;
        metrics = policy.metrics().size();
        attributes = policy.profileAttributes().size();
        score = new ScoreParts(policy.dimensions());
        inScore = new InScore[metrics + 2 + 2 * attributes + policy.criteria().size()];
    }

    /** Whether an expression is such a number itself. */
    static boolean isOne(NumberExpression number) {
        return switch (number) {
            case NumberExpression.Metric _,
                    NumberExpression.RecencyDays _,
                    NumberExpression.TenureDays _,
                    NumberExpression.DaysUntil _,
                    NumberExpression.Assessment _,
                    NumberExpression.ProfileNumber _ -> true;
            default -> false;
        };
    }

    int count() {
        return inScore.length;
    }

    /** The place of a variable. */
    int placeOf(NumberExpression variable) {
        return switch (variable) {
            case NumberExpression.Metric(int index, String _) -> metric(index);
            case NumberExpression.RecencyDays _ -> recencyDays();
            case NumberExpression.TenureDays _ -> tenureDays();
            case NumberExpression.ProfileNumber(int slot, String _) -> profileNumber(slot);
            case NumberExpression.DaysUntil(int slot, String _) -> daysUntil(slot);
            case NumberExpression.Assessment(int slot, String _) -> assessment(slot);
            default -> throw new IllegalArgumentException("nothing can move " + variable + " by itself");
        };
    }

    int metric(int index) {
        return index;
    }

    int recencyDays() {
        return metrics;
    }

    int tenureDays() {
        return metrics + 1;
    }

    int profileNumber(int slot) {
        return metrics + 2 + slot;
    }

    int daysUntil(int slot) {
        return metrics + 2 + attributes + slot;
    }

    int assessment(int slot) {
        return metrics + 2 + 2 * attributes + slot;
    }

    /** Those of a comparison; where it looks at score or dimensions, those of their indicators. */
    List<NumberExpression> of(Condition.NumberComparison comparison) {
        List<NumberExpression> known = ofComparisons.get(comparison);
        if (known == null) {
            Set<NumberExpression> found = new LinkedHashSet<>();
            add(comparison, found);
            known = List.copyOf(found);
            ofComparisons.put(comparison, known);
        }
        return known;
    }

    /** What a variable is to the score. */
    InScore inScore(NumberExpression variable) {
        int place = placeOf(variable);
        InScore known = inScore[place];
        if (known == null) {
            known = InScore.of(variable, stepOf(variable), score);
            inScore[place] = known;
        }
        return known;
    }

    /** The smallest difference between two values of a variable, in micros. */
    private long stepOf(NumberExpression variable) {
        return switch (variable) {
            case NumberExpression.Metric(int index, String _) ->
                MetricUnit.stepOf(policy.metrics().get(index));
            case NumberExpression.ProfileNumber _, NumberExpression.Assessment _ -> 1;
            default -> Decimals.ONE;
        };
    }

    ScoreParts score() {
        return score;
    }

    private void add(NumberExpression number, Set<NumberExpression> found) {
        switch (number) {
            case NumberExpression.Score _ -> policy.dimensions().forEach(dimension -> add(dimension, found));
            case NumberExpression.Dimension(int index, String _) ->
                add(policy.dimensions().get(index), found);
            default -> {
                if (isOne(number)) {
                    found.add(number);
                }
                add(Parts.of(number), found);
            }
        }
    }

    private void add(Dimension dimension, Set<NumberExpression> found) {
        dimension.indicators().forEach(indicator -> add(indicator.value(), found));
    }

    private void add(Condition condition, Set<NumberExpression> found) {
        add(Parts.of(condition), found);
    }

    private void add(Parts parts, Set<NumberExpression> found) {
        parts.numbers().forEach(number -> add(number, found));
        parts.conditions().forEach(condition -> add(condition, found));
    }
}

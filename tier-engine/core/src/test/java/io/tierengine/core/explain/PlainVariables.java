package io.tierengine.core.explain;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Parts;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.score.Band;
import io.tierengine.core.score.Dimension;
import io.tierengine.core.score.Indicator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The numbers that decide a comparison and that something other than a change of the policy can move. */
final class PlainVariables {

    private final Policy policy;
    private final Set<NumberExpression> found = new LinkedHashSet<>();

    private PlainVariables(Policy policy) {
        this.policy = policy;
    }

    /** Those of a comparison; where it looks at score or dimensions, those of their indicators. */
    static List<NumberExpression> of(Policy policy, Condition.NumberComparison comparison) {
        PlainVariables variables = new PlainVariables(policy);
        variables.in(comparison.left());
        variables.in(comparison.right());
        return List.copyOf(variables.found);
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

    private void in(NumberExpression number) {
        switch (number) {
            case NumberExpression.Score _ -> policy.dimensions().forEach(this::in);
            case NumberExpression.Dimension(int index, String _) ->
                in(policy.dimensions().get(index));
            default -> {
                if (isOne(number)) {
                    found.add(number);
                }
                Parts.of(number).numbers().forEach(this::in);
                Parts.of(number).conditions().forEach(this::in);
            }
        }
    }

    private void in(Dimension dimension) {
        dimension.indicators().forEach(indicator -> in(indicator.value()));
    }

    private void in(Condition condition) {
        Parts.of(condition).numbers().forEach(this::in);
        Parts.of(condition).conditions().forEach(this::in);
    }

    /** The bounds of all bands for a variable, in micros. */
    static Set<Long> bounds(Policy policy, NumberExpression variable) {
        Set<Long> bounds = new LinkedHashSet<>();
        for (Indicator indicator : indicatorsOf(policy, variable)) {
            for (Band band : indicator.bands()) {
                if (!band.catchesRest()) {
                    bounds.add(band.from());
                }
            }
        }
        return bounds;
    }

    private static List<Indicator> indicatorsOf(Policy policy, NumberExpression variable) {
        List<Indicator> indicators = new ArrayList<>();
        for (Dimension dimension : policy.dimensions()) {
            for (Indicator indicator : dimension.indicators()) {
                if (indicator.value().equals(variable)) {
                    indicators.add(indicator);
                }
            }
        }
        return indicators;
    }

    /** The smallest difference between two values of a variable, in micros. */
    static long stepOf(Policy policy, NumberExpression variable) {
        return switch (variable) {
            case NumberExpression.Metric(int index, String _) ->
                MetricUnit.stepOf(policy.metrics().get(index));
            case NumberExpression.ProfileNumber _, NumberExpression.Assessment _ -> 1;
            default -> Decimals.ONE;
        };
    }
}

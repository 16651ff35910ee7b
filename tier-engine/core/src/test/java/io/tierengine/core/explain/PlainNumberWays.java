package io.tierengine.core.explain;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * How one number can bring about a comparison: by what it is compared with, where the number stands there itself; otherwise, as where a
 * score is made of it, by trying.
 */
final class PlainNumberWays {

    private final Policy policy;
    private final PlainNeedOf needs;

    PlainNumberWays(Policy policy, PlainNeedOf needs) {
        this.policy = policy;
        this.needs = needs;
    }

    /**
     * Each of the single steps that are enough.
     *
     * @param supposed what is supposed already; is put back as it was
     */
    List<PlainStep> of(Condition.NumberComparison comparison, boolean wanted, PlainSupposition supposed) {
        Comparison way =
                wanted ? comparison.comparison() : comparison.comparison().negated();
        List<PlainStep> steps = new ArrayList<>();
        addDirect(steps, comparison, wanted, way, comparison.left(), comparison.right(), supposed);
        addDirect(steps, comparison, wanted, way.mirrored(), comparison.right(), comparison.left(), supposed);
        if (steps.isEmpty()) {
            for (NumberExpression variable : PlainVariables.of(policy, comparison)) {
                PlainStep step = search(comparison, wanted, variable, supposed);
                if (step != null) {
                    steps.add(step);
                }
            }
        }
        if (steps.isEmpty()) {
            steps.add(points(comparison, wanted, way, supposed));
        }
        return steps;
    }

    private void addDirect(
            List<PlainStep> steps,
            Condition.NumberComparison comparison,
            boolean wanted,
            Comparison way,
            NumberExpression variable,
            NumberExpression other,
            PlainSupposition supposed) {
        long bound = other.value(supposed.scope());
        if (PlainVariables.isOne(variable) && bound != Decimals.ABSENT && !variable.equals(other)) {
            PlainStep step = toBound(comparison, wanted, way, variable, bound, supposed);
            if (step != null) {
                steps.add(step);
            }
        }
    }

    /** The step of a variable to stand in a relation to a bound; null if there is no such value. */
    @Nullable
    PlainStep toBound(
            Condition condition,
            boolean wanted,
            Comparison way,
            NumberExpression variable,
            long bound,
            PlainSupposition supposed) {
        long have = variable.value(supposed.scope());
        long unit = PlainVariables.stepOf(policy, variable);
        long floor = Math.floorDiv(bound, unit) * unit;
        long ceiling = floor == bound ? bound : floor + unit;
        boolean rises = switch (way) {
            case GREATER, GREATER_OR_EQUAL, NOT_EQUAL -> true;
            case LESS, LESS_OR_EQUAL -> false;
            case EQUAL -> have == Decimals.ABSENT || have < bound;
        };
        long want = switch (way) {
            case GREATER, NOT_EQUAL -> floor + unit;
            case GREATER_OR_EQUAL -> ceiling;
            case LESS -> ceiling - unit;
            case LESS_OR_EQUAL -> floor;
            case EQUAL -> bound;
        };
        boolean impossible = (way == Comparison.EQUAL && floor != bound) || (want < 0 && isNeverNegative(variable));
        return impossible ? null : step(condition, wanted, variable, rises, want);
    }

    private boolean isNeverNegative(NumberExpression variable) {
        return switch (variable) {
            case NumberExpression.Metric(int index, String _) -> {
                Aggregate aggregate = policy.metrics().get(index).aggregate();
                yield aggregate == Aggregate.COUNT || aggregate == Aggregate.ACTIVE_DAYS;
            }
            case NumberExpression.RecencyDays _ -> true;
            default -> false;
        };
    }

    private PlainStep step(Condition condition, boolean wanted, NumberExpression variable, boolean rises, long want) {
        return new PlainStep(needs.variable(condition, wanted, variable, rises, want), variable, want);
    }

    /** The same step, or a shorter one that is enough as well. */
    PlainStep smallest(PlainStep step, LongPredicate isEnough) {
        NumberExpression variable = step.variable();
        if (variable == null
                || step.need().who() != Gap.Who.FACTS
                || step.need().comparison() != Comparison.GREATER_OR_EQUAL) {
            return step;
        }
        Set<Long> bounds = PlainVariables.bounds(policy, variable);
        bounds.add(step.value());
        PlainValueSearch search =
                new PlainValueSearch(step.need().have(), PlainVariables.stepOf(policy, variable), isEnough);
        long least = search.above(bounds, false);
        return least == Decimals.ABSENT || least >= step.value()
                ? step
                : new PlainStep(step.need().wanting(least), variable, least);
    }

    private @Nullable PlainStep search(
            Condition.NumberComparison comparison,
            boolean wanted,
            NumberExpression variable,
            PlainSupposition supposed) {
        Set<Long> bounds = PlainVariables.bounds(policy, variable);
        boolean doubling = bounds.isEmpty() || !(isOfScore(comparison.left()) || isOfScore(comparison.right()));
        PlainValueSearch search = new PlainValueSearch(
                variable.value(supposed.scope()),
                PlainVariables.stepOf(policy, variable),
                value -> supposed.holds(comparison, variable, value) == wanted);
        boolean mayRise = !(variable instanceof NumberExpression.RecencyDays);
        boolean mayFall = !(variable instanceof NumberExpression.TenureDays);
        long above = mayRise ? search.above(bounds, doubling) : Decimals.ABSENT;
        if (above != Decimals.ABSENT) {
            return step(comparison, wanted, variable, true, above);
        }
        long below = mayFall ? search.below(bounds, doubling) : Decimals.ABSENT;
        return below == Decimals.ABSENT ? null : step(comparison, wanted, variable, false, below);
    }

    private static boolean isOfScore(NumberExpression number) {
        return number instanceof NumberExpression.Score || number instanceof NumberExpression.Dimension;
    }

    private PlainStep points(
            Condition.NumberComparison comparison, boolean wanted, Comparison way, PlainSupposition supposed) {
        boolean left = isOfScore(comparison.left());
        NumberExpression subject = left ? comparison.left() : comparison.right();
        long bound = (left ? comparison.right() : comparison.left()).value(supposed.scope());
        if (!isOfScore(subject) || bound == Decimals.ABSENT) {
            return new PlainStep(
                    needs.condition(Gap.Who.CONDITION, comparison, wanted, ConditionSubject.of(comparison)), null, 0);
        }
        Comparison towards = left ? way : way.mirrored();
        boolean rises = towards == Comparison.GREATER
                || towards == Comparison.GREATER_OR_EQUAL
                || (towards == Comparison.EQUAL && subject.value(supposed.scope()) < bound);
        long strictly = towards == Comparison.GREATER || towards == Comparison.NOT_EQUAL ? 1 : 0;
        long want = towards == Comparison.LESS ? bound - 1 : bound + strictly;
        return new PlainStep(needs.points(comparison, wanted, subject, rises, want), null, 0);
    }
}

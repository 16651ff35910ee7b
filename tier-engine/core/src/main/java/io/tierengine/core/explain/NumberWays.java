package io.tierengine.core.explain;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * How one number can bring about a comparison: by what it is compared with, where the number stands there itself; otherwise, as where a
 * score is made of it, by trying.
 */
final class NumberWays {

    private final Policy policy;
    private final Variables variables;
    private final WhatIf whatIf;
    private final NeedOf needs;

    /** @param whatIf supposes what is to be supposed; after each question it is as it was */
    NumberWays(Policy policy, Variables variables, WhatIf whatIf, NeedOf needs) {
        this.policy = policy;
        this.variables = variables;
        this.whatIf = whatIf;
        this.needs = needs;
    }

    /**
     * Each of the single steps that are enough.
     *
     * @param isNeeded whether nothing can be reached without it
     */
    List<Step> of(Condition.NumberComparison comparison, boolean wanted, boolean isNeeded) {
        Comparison way =
                wanted ? comparison.comparison() : comparison.comparison().negated();
        List<Step> steps = new ArrayList<>();
        addDirect(steps, comparison, wanted, isNeeded, way, comparison.left(), comparison.right());
        addDirect(steps, comparison, wanted, isNeeded, way.mirrored(), comparison.right(), comparison.left());
        if (steps.isEmpty()) {
            Searched searched = new Searched(comparison, wanted, isNeeded, way);
            for (NumberExpression variable : variables.of(comparison)) {
                Step step = search(searched, variable);
                if (step != null) {
                    steps.add(step);
                }
            }
        }
        if (steps.isEmpty()) {
            steps.add(points(comparison, wanted, way));
        }
        return steps;
    }

    private void addDirect(
            List<Step> steps,
            Condition.NumberComparison comparison,
            boolean wanted,
            boolean isNeeded,
            Comparison way,
            NumberExpression variable,
            NumberExpression other) {
        long bound = other.value(whatIf);
        if (Variables.isOne(variable) && bound != Decimals.ABSENT && !variable.equals(other)) {
            Step step = toBound(comparison, wanted, way, variable, bound);
            if (step != null) {
                boolean isTight =
                        isNeeded && other instanceof NumberExpression.Literal && isShort(step, wanted, way, bound);
                steps.add(isTight ? tight(step, Step.Tight.ALWAYS) : step);
            }
        }
    }

    /** Whether a number that is to reach a bound is below it now, whatever is supposed. */
    private static boolean isShort(Step step, boolean wanted, Comparison way, long bound) {
        long have = step.need().have();
        return switch (way) {
            case GREATER -> have == Decimals.ABSENT ? wanted : have <= bound;
            case GREATER_OR_EQUAL -> have == Decimals.ABSENT ? wanted : have < bound;
            case LESS, LESS_OR_EQUAL, EQUAL, NOT_EQUAL -> false;
        };
    }

    private static Step tight(Step step, Step.Tight tight) {
        return new Step(step.need(), step.variable(), step.value(), tight);
    }

    /** The step of a variable to stand in a relation to a bound; null if there is no such value. */
    @Nullable
    Step toBound(Condition condition, boolean wanted, Comparison way, NumberExpression variable, long bound) {
        long have = variable.value(whatIf);
        long unit = variables.inScore(variable).step();
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

    private Step step(Condition condition, boolean wanted, NumberExpression variable, boolean rises, long want) {
        return new Step(needs.variable(condition, wanted, variable, rises, want), variable, want, Step.Tight.UNKNOWN);
    }

    /** The same step, or a shorter one that is enough as well. */
    Step smallest(Step step, LongPredicate isEnough) {
        NumberExpression variable = step.variable();
        if (variable == null
                || step.need().who() != Gap.Who.FACTS
                || step.need().comparison() != Comparison.GREATER_OR_EQUAL) {
            return step;
        }
        InScore inScore = variables.inScore(variable);
        ValueSearch search = new ValueSearch(step.need().have(), inScore.step(), isEnough);
        long least = search.above(
                inScore.bounds(), ValueSearch.ceiling(step.value(), inScore.step()), ValueSearch.Manner.BOUNDS);
        return least == Decimals.ABSENT || least >= step.value()
                ? step
                : new Step(step.need().wanting(least), variable, least, Step.Tight.UNKNOWN);
    }

    /**
     * A comparison that is to be brought about by trying.
     *
     * @param way how the left side must stand to the right one
     */
    private record Searched(Condition.NumberComparison comparison, boolean wanted, boolean isNeeded, Comparison way) {

        boolean looksAtScore() {
            return isOfScore(comparison.left()) || isOfScore(comparison.right());
        }

        /** How score or dimension must stand to the constant that they are compared with; null if it isn't so simple. */
        @Nullable
        Comparison ofScoreToConstant() {
            if (isOfScore(comparison.left()) && comparison.right() instanceof NumberExpression.Literal) {
                return way;
            }
            return isOfScore(comparison.right()) && comparison.left() instanceof NumberExpression.Literal
                    ? way.mirrored()
                    : null;
        }
    }

    private @Nullable Step search(Searched searched, NumberExpression variable) {
        InScore inScore = variables.inScore(variable);
        Comparison toConstant = inScore.isBare() ? searched.ofScoreToConstant() : null;
        if (toConstant != null && isOutOfReach(searched, variable, toConstant)) {
            return null;
        }
        boolean doubling = inScore.bounds().length == 0 || !searched.looksAtScore();
        ValueSearch.Manner manner = doubling ? ValueSearch.Manner.DOUBLING : ValueSearch.Manner.BOUNDS;
        boolean isStepwise = !doubling && toConstant != null && inScore.isStepwise();
        long have = variable.value(whatIf);
        ValueSearch search = new ValueSearch(
                have,
                inScore.step(),
                value -> whatIf.holds(searched.comparison(), variable, value) == searched.wanted());
        boolean mayRise = !(variable instanceof NumberExpression.RecencyDays);
        boolean mayFall = !(variable instanceof NumberExpression.TenureDays);
        long above = mayRise
                ? search.above(inScore.bounds(), Decimals.ABSENT, isStepwise ? ValueSearch.Manner.STEPWISE : manner)
                : Decimals.ABSENT;
        if (above != Decimals.ABSENT) {
            Step step = step(searched.comparison(), searched.wanted(), variable, true, above);
            boolean isTight =
                    searched.isNeeded() && !doubling && have == step.need().have();
            return isTight ? tight(step, Step.Tight.IF_LAST) : step;
        }
        long below = mayFall ? search.below(inScore.bounds(), manner) : Decimals.ABSENT;
        return below == Decimals.ABSENT ? null : step(searched.comparison(), searched.wanted(), variable, false, below);
    }

    /** Whether not even the most points that a number can give are enough, or the least where there must be few. */
    private boolean isOutOfReach(Searched searched, NumberExpression variable, Comparison toConstant) {
        return switch (toConstant) {
            case GREATER, GREATER_OR_EQUAL ->
                whatIf.holdsAtBest(searched.comparison(), variable, true) != searched.wanted();
            case LESS, LESS_OR_EQUAL -> whatIf.holdsAtBest(searched.comparison(), variable, false) != searched.wanted();
            case EQUAL, NOT_EQUAL -> false;
        };
    }

    private static boolean isOfScore(NumberExpression number) {
        return number instanceof NumberExpression.Score || number instanceof NumberExpression.Dimension;
    }

    private Step points(Condition.NumberComparison comparison, boolean wanted, Comparison way) {
        boolean left = isOfScore(comparison.left());
        NumberExpression subject = left ? comparison.left() : comparison.right();
        long bound = (left ? comparison.right() : comparison.left()).value(whatIf);
        if (!isOfScore(subject) || bound == Decimals.ABSENT) {
            return new Step(needs.condition(Gap.Who.CONDITION, comparison, wanted), null, 0, Step.Tight.UNKNOWN);
        }
        Comparison towards = left ? way : way.mirrored();
        boolean rises = towards == Comparison.GREATER
                || towards == Comparison.GREATER_OR_EQUAL
                || (towards == Comparison.EQUAL && subject.value(whatIf) < bound);
        long strictly = towards == Comparison.GREATER || towards == Comparison.NOT_EQUAL ? 1 : 0;
        long want = towards == Comparison.LESS ? bound - 1 : bound + strictly;
        return new Step(needs.points(comparison, wanted, subject, rises, want), null, 0, Step.Tight.UNKNOWN);
    }
}

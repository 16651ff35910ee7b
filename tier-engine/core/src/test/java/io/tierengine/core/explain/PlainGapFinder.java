package io.tierengine.core.explain;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.Scope;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Parts;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.tier.Guard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The search for what is missing in its plain form: nothing is kept, nothing left out, every value is tried on a score that is computed anew.
 * {@link GapFinder} must find the same.
 *
 * <p>Finds what is missing for a tier: the ways in which its condition could come to hold, and guards that cap below it cease to. Each
 * way is built step by step, every step as small as it can be once those before it are taken, and tried out at the end.
 */
final class PlainGapFinder {

    /** Ways that are followed at one time; a condition of many alternatives has more. */
    private static final int MOST_FOLLOWED = 24;

    private final Policy policy;
    private final PlainWhatIf whatIf;
    private final PlainNeedOf needs;
    private final PlainNumberWays numbers;

    /**
     * For one customer.
     */
    PlainGapFinder(Policy policy, Scope now, Ahead ahead) {
        this.policy = policy;
        whatIf = new PlainWhatIf(policy, now);
        needs = new PlainNeedOf(policy, now, ahead);
        numbers = new PlainNumberWays(policy, needs);
    }

    /**
     * The ways into a tier.
     *
     * @param isEntered whether its condition needn't be looked at
     * @return one without needs if nothing is missing; none if there is no way
     */
    List<Gap.Way> ways(int tier, boolean isEntered) {
        Condition enter = isEntered
                ? new Condition.Always(true)
                : policy.tiers().get(tier).enter();
        List<List<PlainStep>> found = ways(enter, true, List.of());
        List<Condition> guards = new ArrayList<>();
        for (Guard guard : policy.guards()) {
            if (guard.cap() < tier) {
                guards.add(guard.when());
                found = extended(found, guard.when(), false);
            }
        }
        Set<Gap.Way> ways = new LinkedHashSet<>();
        for (List<PlainStep> steps : found) {
            if (!isKnown(steps)) {
                ways.add(wayOf(steps));
            } else if (isEnough(steps, enter, guards)) {
                ways.add(wayOf(trimmed(steps, enter, guards)));
            }
        }
        return best(ways);
    }

    private static Gap.Way wayOf(List<PlainStep> steps) {
        return new Gap.Way(steps.stream().map(PlainStep::need).toList());
    }

    private static List<Gap.Way> best(Set<Gap.Way> ways) {
        List<Gap.Way> sorted = ways.stream()
                .sorted(Comparator.comparingInt(way -> way.needs().size()))
                .toList();
        List<Gap.Way> possible = sorted.stream()
                .filter(way -> way.needs().stream().noneMatch(need -> need.who() == Gap.Who.NOBODY))
                .toList();
        return (possible.isEmpty() ? sorted : possible)
                .stream().limit(Gap.MOST_WAYS).toList();
    }

    /** Whether it is known what the steps come to, so that they can be tried out. */
    private static boolean isKnown(List<PlainStep> steps) {
        for (PlainStep step : steps) {
            if (step.variable() == null) {
                return false;
            }
        }
        return true;
    }

    /** Without steps, and parts of steps, that later ones have made needless. */
    private List<PlainStep> trimmed(List<PlainStep> steps, Condition enter, List<Condition> guards) {
        List<PlainStep> kept = new ArrayList<>(steps);
        for (int i = kept.size() - 1; i >= 0; i--) {
            PlainStep step = kept.remove(i);
            NumberExpression variable = step.variable();
            if (variable != null && !isEnough(kept, enter, guards)) {
                PlainSupposition others = new PlainSupposition(whatIf, kept);
                Condition goal = new Condition.And(List.of(enter, none(guards)));
                kept.add(i, numbers.smallest(step, value -> others.holds(goal, variable, value)));
            }
        }
        return kept;
    }

    private static Condition none(List<Condition> guards) {
        return new Condition.Not(new Condition.Or(guards));
    }

    private boolean isEnough(List<PlainStep> steps, Condition enter, List<Condition> guards) {
        Scope then = new PlainSupposition(whatIf, steps).scope();
        if (!enter.holds(then)) {
            return false;
        }
        for (Condition guard : guards) {
            if (guard.holds(then)) {
                return false;
            }
        }
        return true;
    }

    private List<List<PlainStep>> extended(List<List<PlainStep>> ways, Condition condition, boolean wanted) {
        List<List<PlainStep>> extended = new ArrayList<>();
        for (List<PlainStep> way : ways) {
            extended.addAll(ways(condition, wanted, way));
        }
        return limited(extended);
    }

    private static List<List<PlainStep>> limited(List<List<PlainStep>> ways) {
        if (ways.size() <= MOST_FOLLOWED) {
            return ways;
        }
        List<List<PlainStep>> shortest = new ArrayList<>(ways);
        shortest.sort(Comparator.comparingInt(List::size));
        return shortest.subList(0, MOST_FOLLOWED);
    }

    /** The ways that begin with some steps and bring a condition about; the steps alone if they do. */
    private List<List<PlainStep>> ways(Condition condition, boolean wanted, List<PlainStep> steps) {
        PlainSupposition supposed = new PlainSupposition(whatIf, steps);
        if (condition.holds(supposed.scope()) == wanted) {
            return List.of(steps);
        }
        return switch (condition) {
            case Condition.Always _ -> List.of();
            case Condition.Not(Condition operand) -> ways(operand, !wanted, steps);
            case Condition.And(List<Condition> operands) ->
                wanted ? all(operands, true, steps) : any(operands, false, steps);
            case Condition.Or(List<Condition> operands) ->
                wanted ? any(operands, true, steps) : all(operands, false, steps);
            case Condition.Choice(Condition when, Condition whenTrue, Condition whenFalse) -> {
                List<List<PlainStep>> ways = new ArrayList<>(extended(ways(when, true, steps), whenTrue, wanted));
                ways.addAll(extended(ways(when, false, steps), whenFalse, wanted));
                yield limited(ways);
            }
            case Condition.Same(boolean equal, Condition left, Condition right) -> {
                boolean alike = equal == wanted;
                List<List<PlainStep>> ways = new ArrayList<>(extended(ways(left, true, steps), right, alike));
                ways.addAll(extended(ways(left, false, steps), right, !alike));
                yield limited(ways);
            }
            case Condition.NumberComparison comparison -> each(numbers.of(comparison, wanted, supposed), steps);
            case Condition.NumberIn in -> in(in, wanted, steps, supposed);
            case Condition.TextComparison _,
                    Condition.TextIn _,
                    Condition.TextTest _,
                    Condition.NumberPresent _,
                    Condition.TextPresent _,
                    Condition.ProfilePresent _ -> each(List.of(told(condition, wanted)), steps);
        };
    }

    private PlainStep told(Condition condition, boolean wanted) {
        return new PlainStep(
                needs.condition(
                        ConditionSubject.changedBy(condition), condition, wanted, ConditionSubject.of(condition)),
                null,
                0);
    }

    private List<List<PlainStep>> in(
            Condition.NumberIn in, boolean wanted, List<PlainStep> steps, PlainSupposition supposed) {
        List<PlainStep> found = new ArrayList<>();
        for (NumberExpression candidate : in.candidates()) {
            long value = candidate.value(supposed.scope());
            if (wanted && PlainVariables.isOne(in.value()) && value != Decimals.ABSENT) {
                PlainStep step = numbers.toBound(in, true, Comparison.EQUAL, in.value(), value, supposed);
                if (step != null) {
                    found.add(step);
                }
            }
        }
        return each(found.isEmpty() ? List.of(told(in, wanted)) : found, steps);
    }

    /** What looks at the score comes last: the steps before it bring points, too. */
    private List<List<PlainStep>> all(List<Condition> operands, boolean wanted, List<PlainStep> steps) {
        List<List<PlainStep>> ways = List.of(steps);
        for (Condition operand : withScoreLast(operands)) {
            ways = extended(ways, operand, wanted);
        }
        return ways;
    }

    private static List<Condition> withScoreLast(List<Condition> operands) {
        List<Condition> ordered = new ArrayList<>(operands);
        ordered.sort(Comparator.comparing(PlainGapFinder::looksAtScore));
        return ordered;
    }

    private static boolean looksAtScore(Condition condition) {
        Parts parts = Parts.of(condition);
        return parts.numbers().stream().anyMatch(PlainGapFinder::looksAtScore)
                || parts.conditions().stream().anyMatch(PlainGapFinder::looksAtScore);
    }

    private static boolean looksAtScore(NumberExpression number) {
        return number instanceof NumberExpression.Score
                || number instanceof NumberExpression.Dimension
                || Parts.of(number).numbers().stream().anyMatch(PlainGapFinder::looksAtScore);
    }

    private List<List<PlainStep>> any(List<Condition> operands, boolean wanted, List<PlainStep> steps) {
        List<List<PlainStep>> ways = new ArrayList<>();
        for (Condition operand : operands) {
            ways.addAll(ways(operand, wanted, steps));
        }
        return limited(ways);
    }

    private static List<List<PlainStep>> each(List<PlainStep> found, List<PlainStep> steps) {
        List<List<PlainStep>> ways = new ArrayList<>();
        for (PlainStep step : found) {
            List<PlainStep> way = new ArrayList<>(steps);
            way.removeIf(
                    earlier -> earlier.variable() != null && earlier.variable().equals(step.variable()));
            way.add(step);
            ways.add(way);
        }
        return ways;
    }
}

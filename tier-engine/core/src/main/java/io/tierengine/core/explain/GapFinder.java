package io.tierengine.core.explain;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Parts;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.tier.Guard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Finds what is missing for a tier: the ways in which its condition could come to hold, and guards that cap below it cease to. Each
 * way is built step by step, every step as small as it can be once those before it are taken, and tried out at the end.
 */
final class GapFinder {

    /** Ways that are followed at one time; a condition of many alternatives has more. */
    private static final int MOST_FOLLOWED = 24;

    private final Policy policy;
    private final WhatIf whatIf;
    private final NeedOf needs;
    private final NumberWays numbers;
    private final Map<List<Condition>, List<Condition>> orders;

    /**
     * For one customer.
     *
     * @param whatIf the customer, with nothing supposed
     * @param orders of operands, by the lists that they are in: the same for all customers, so that they are found once
     */
    GapFinder(
            Policy policy,
            Variables variables,
            WhatIf whatIf,
            NeedOf needs,
            Map<List<Condition>, List<Condition>> orders) {
        this.policy = policy;
        this.orders = orders;
        this.whatIf = whatIf;
        this.needs = needs;
        numbers = new NumberWays(policy, variables, whatIf, needs);
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
        List<List<Step>> found = ways(enter, true, true, List.of());
        List<Condition> guards = new ArrayList<>();
        for (Guard guard : policy.guards()) {
            if (guard.cap() < tier) {
                guards.add(guard.when());
                found = extended(found, guard.when(), false, true);
            }
        }
        FoundWays ways = new FoundWays();
        for (List<Step> steps : found) {
            if (!isKnown(steps)) {
                ways.add(steps);
            } else if (isEnough(steps, enter, guards)) {
                ways.add(trimmed(steps, enter, guards));
            }
        }
        return ways.best();
    }

    /** Whether it is known what the steps come to, so that they can be tried out. */
    private static boolean isKnown(List<Step> steps) {
        for (Step step : steps) {
            if (step.variable() == null) {
                return false;
            }
        }
        return true;
    }

    /** Without steps, and parts of steps, that later ones have made needless. */
    private List<Step> trimmed(List<Step> steps, Condition enter, List<Condition> guards) {
        List<Step> kept = steps;
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            NumberExpression variable = step.variable();
            if (variable == null || isTight(step, i == steps.size() - 1)) {
                continue;
            }
            List<Step> others = new ArrayList<>(kept);
            others.remove(i);
            kept = others;
            if (!isEnough(others, enter, guards)) {
                Condition goal = new Condition.And(List.of(enter, none(guards)));
                Step smallest = numbers.smallest(step, value -> whatIf.holds(goal, variable, value));
                kept = new ArrayList<>(others);
                kept.add(i, smallest);
            }
        }
        return kept;
    }

    private static boolean isTight(Step step, boolean isLast) {
        return switch (step.tight()) {
            case UNKNOWN -> false;
            case IF_LAST -> isLast;
            case ALWAYS -> true;
        };
    }

    private static Condition none(List<Condition> guards) {
        return new Condition.Not(new Condition.Or(guards));
    }

    private boolean isEnough(List<Step> steps, Condition enter, List<Condition> guards) {
        whatIf.suppose(steps);
        if (!enter.holds(whatIf)) {
            return false;
        }
        for (Condition guard : guards) {
            if (guard.holds(whatIf)) {
                return false;
            }
        }
        return true;
    }

    private List<List<Step>> extended(List<List<Step>> ways, Condition condition, boolean wanted, boolean isNeeded) {
        if (ways.size() == 1) {
            return limited(ways(condition, wanted, isNeeded, ways.getFirst()));
        }
        List<List<Step>> extended = new ArrayList<>();
        for (List<Step> way : ways) {
            extended.addAll(ways(condition, wanted, isNeeded, way));
        }
        return limited(extended);
    }

    private static List<List<Step>> limited(List<List<Step>> ways) {
        if (ways.size() <= MOST_FOLLOWED) {
            return ways;
        }
        List<List<Step>> shortest = new ArrayList<>(ways);
        shortest.sort(Comparator.comparingInt(List::size));
        return shortest.subList(0, MOST_FOLLOWED);
    }

    /**
     * The ways that begin with some steps and bring a condition about; the steps alone if they do.
     *
     * @param isNeeded whether there is no way to the tier but by this condition
     */
    private List<List<Step>> ways(Condition condition, boolean wanted, boolean isNeeded, List<Step> steps) {
        whatIf.suppose(steps);
        if (condition.holds(whatIf) == wanted) {
            return List.of(steps);
        }
        return switch (condition) {
            case Condition.Always _ -> List.of();
            case Condition.Not(Condition operand) -> ways(operand, !wanted, isNeeded, steps);
            case Condition.And(List<Condition> operands) ->
                wanted ? all(operands, true, isNeeded, steps) : any(operands, false, steps);
            case Condition.Or(List<Condition> operands) ->
                wanted ? any(operands, true, steps) : all(operands, false, isNeeded, steps);
            case Condition.Choice(Condition when, Condition whenTrue, Condition whenFalse) -> {
                List<List<Step>> ways =
                        new ArrayList<>(extended(ways(when, true, false, steps), whenTrue, wanted, false));
                ways.addAll(extended(ways(when, false, false, steps), whenFalse, wanted, false));
                yield limited(ways);
            }
            case Condition.Same(boolean equal, Condition left, Condition right) -> {
                boolean alike = equal == wanted;
                List<List<Step>> ways = new ArrayList<>(extended(ways(left, true, false, steps), right, alike, false));
                ways.addAll(extended(ways(left, false, false, steps), right, !alike, false));
                yield limited(ways);
            }
            case Condition.NumberComparison comparison -> each(numbers.of(comparison, wanted, isNeeded), steps);
            case Condition.NumberIn in -> in(in, wanted, steps);
            case Condition.TextComparison _,
                    Condition.TextIn _,
                    Condition.TextTest _,
                    Condition.NumberPresent _,
                    Condition.TextPresent _,
                    Condition.ProfilePresent _ -> each(List.of(told(condition, wanted)), steps);
        };
    }

    private Step told(Condition condition, boolean wanted) {
        return new Step(
                needs.condition(ConditionSubject.changedBy(condition), condition, wanted), null, 0, Step.Tight.UNKNOWN);
    }

    private List<List<Step>> in(Condition.NumberIn in, boolean wanted, List<Step> steps) {
        List<Step> found = new ArrayList<>();
        for (NumberExpression candidate : in.candidates()) {
            long value = candidate.value(whatIf);
            if (wanted && Variables.isOne(in.value()) && value != Decimals.ABSENT) {
                Step step = numbers.toBound(in, true, Comparison.EQUAL, in.value(), value);
                if (step != null) {
                    found.add(step);
                }
            }
        }
        return each(found.isEmpty() ? List.of(told(in, wanted)) : found, steps);
    }

    /** What looks at the score comes last: the steps before it bring points, too. */
    private List<List<Step>> all(List<Condition> operands, boolean wanted, boolean isNeeded, List<Step> steps) {
        List<List<Step>> ways = List.of(steps);
        for (Condition operand : orders.computeIfAbsent(operands, GapFinder::withScoreLast)) {
            ways = extended(ways, operand, wanted, isNeeded);
        }
        return ways;
    }

    private static List<Condition> withScoreLast(List<Condition> operands) {
        List<Condition> ordered = new ArrayList<>(operands);
        ordered.sort(Comparator.comparing(GapFinder::looksAtScore));
        return ordered;
    }

    private static boolean looksAtScore(Condition condition) {
        Parts parts = Parts.of(condition);
        return parts.numbers().stream().anyMatch(GapFinder::looksAtScore)
                || parts.conditions().stream().anyMatch(GapFinder::looksAtScore);
    }

    private static boolean looksAtScore(NumberExpression number) {
        return number instanceof NumberExpression.Score
                || number instanceof NumberExpression.Dimension
                || Parts.of(number).numbers().stream().anyMatch(GapFinder::looksAtScore);
    }

    private List<List<Step>> any(List<Condition> operands, boolean wanted, List<Step> steps) {
        List<List<Step>> ways = new ArrayList<>();
        for (Condition operand : operands) {
            ways.addAll(ways(operand, wanted, false, steps));
        }
        return limited(ways);
    }

    private static List<List<Step>> each(List<Step> found, List<Step> steps) {
        List<List<Step>> ways = new ArrayList<>(found.size());
        for (Step step : found) {
            ways.add(steps.isEmpty() ? List.of(step) : followed(steps, step));
        }
        return ways;
    }

    /** Steps and one more, which takes the place of an earlier one of the same number. */
    private static List<Step> followed(List<Step> steps, Step step) {
        List<Step> way = new ArrayList<>(steps.size() + 1);
        for (Step earlier : steps) {
            if (earlier.variable() == null || !earlier.variable().equals(step.variable())) {
                way.add(earlier);
            }
        }
        way.add(step);
        return way;
    }
}

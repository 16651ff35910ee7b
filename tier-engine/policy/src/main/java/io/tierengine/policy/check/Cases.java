package io.tierengine.policy.check;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.TextExpression;
import io.tierengine.policy.check.Cases.Simple.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ways in which a condition can hold: its disjunctive normal form. Sound, not complete: a condition that is said to be
 * impossible is, but not every impossible one is found. Of a condition with very many ways nothing is said.
 */
final class Cases {

    private static final int MAX_CASES = 512;

    private final Ranges ranges;
    private final Map<TextExpression, Set<String>> known;

    Cases(Ranges ranges) {
        this(ranges, Map.of());
    }

    /**
     * With texts that can be told beforehand.
     *
     * @param known what they can be
     */
    Cases(Ranges ranges, Map<TextExpression, Set<String>> known) {
        this.ranges = ranges;
        this.known = known;
    }

    /** False only if the condition can't hold. */
    boolean canHold(Condition condition) {
        return possible(condition).map(cases -> !cases.isEmpty()).orElse(true);
    }

    /** True only if the condition always holds. */
    boolean mustHold(Condition condition) {
        return !canHold(new Condition.Not(condition));
    }

    /** True only if the second holds wherever the first does. */
    boolean implies(Condition first, Condition second) {
        return !canHold(new Condition.And(List.of(first, new Condition.Not(second))));
    }

    /** The least that a variable must be for a condition to hold; {@link Range#LOWEST} if that can't be told. */
    long least(NumberExpression variable, Condition condition) {
        Optional<List<Case>> cases = possible(condition);
        if (cases.isEmpty() || cases.get().isEmpty()) {
            return Range.LOWEST;
        }
        return cases.get().stream()
                .map(oneCase -> oneCase.of(variable))
                .mapToLong(range -> range.mayBeAbsent() ? Range.LOWEST : range.least())
                .min()
                .orElse(Range.LOWEST);
    }

    /** The cases that can come about; empty if there are too many to tell. */
    private Optional<List<Case>> possible(Condition condition) {
        return expand(condition, true)
                .map(cases -> cases.stream()
                        .map(this::caseOf)
                        .filter(Case::isPossible)
                        .toList());
    }

    private Case caseOf(Simple simple) {
        var result = new Case(ranges, known);
        simple.parts.forEach(part -> result.add(part.condition, part.holds));
        return result;
    }

    /** Simple conditions that hold together, or don't hold. */
    record Simple(List<Part> parts) {
        record Part(Condition condition, boolean holds) {}
    }

    private static Optional<List<Simple>> expand(Condition condition, boolean holds) {
        return switch (condition) {
            case Condition.And(List<Condition> operands) -> holds ? all(operands, true) : any(operands, false);
            case Condition.Or(List<Condition> operands) -> holds ? any(operands, true) : all(operands, false);
            case Condition.Not(Condition operand) -> expand(operand, !holds);
            case Condition.Choice(Condition test, Condition whenTrue, Condition whenFalse) ->
                expand(either(both(test, whenTrue), both(not(test), whenFalse)), holds);
            case Condition.Same(boolean equal, Condition left, Condition right) ->
                expand(either(both(left, right), both(not(left), not(right))), holds == equal);
            case Condition.NumberIn(NumberExpression value, List<NumberExpression> candidates) ->
                expand(
                        new Condition.Or(candidates.stream()
                                .<Condition>map(candidate ->
                                        new Condition.NumberComparison(Condition.Comparison.EQUAL, value, candidate))
                                .toList()),
                        holds);
            default -> Optional.of(List.of(new Simple(List.of(new Part(condition, holds)))));
        };
    }

    private static Optional<List<Simple>> any(List<Condition> operands, boolean hold) {
        List<Simple> cases = new ArrayList<>();
        for (Condition operand : operands) {
            Optional<List<Simple>> more = expand(operand, hold);
            if (more.isEmpty() || cases.size() + more.get().size() > MAX_CASES) {
                return Optional.empty();
            }
            cases.addAll(more.get());
        }
        return Optional.of(cases);
    }

    private static Optional<List<Simple>> all(List<Condition> operands, boolean hold) {
        List<Simple> cases = List.of(new Simple(List.of()));
        for (Condition operand : operands) {
            Optional<List<Simple>> more = expand(operand, hold);
            if (more.isEmpty() || cases.size() * more.get().size() > MAX_CASES) {
                return Optional.empty();
            }
            cases = product(cases, more.get());
        }
        return Optional.of(cases);
    }

    private static List<Simple> product(List<Simple> first, List<Simple> second) {
        List<Simple> product = new ArrayList<>();
        for (Simple a : first) {
            for (Simple b : second) {
                List<Part> parts = new ArrayList<>(a.parts);
                parts.addAll(b.parts);
                product.add(new Simple(parts));
            }
        }
        return product;
    }

    private static Condition both(Condition a, Condition b) {
        return new Condition.And(List.of(a, b));
    }

    private static Condition either(Condition a, Condition b) {
        return new Condition.Or(List.of(a, b));
    }

    private static Condition not(Condition a) {
        return new Condition.Not(a);
    }
}

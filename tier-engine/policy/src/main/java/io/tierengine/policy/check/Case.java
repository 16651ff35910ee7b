package io.tierengine.policy.check;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.TextExpression;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One way in which a condition can hold: simple conditions that hold together. */
final class Case {

    private final Ranges ranges;
    private final Map<NumberExpression, Range> numbers = new HashMap<>();
    private final Map<TextExpression, Set<String>> texts = new HashMap<>();
    private boolean possible = true;

    /**
     * Without conditions yet.
     *
     * @param known texts that can be told beforehand, such as the types of an event
     */
    Case(Ranges ranges, Map<TextExpression, Set<String>> known) {
        this.ranges = ranges;
        known.forEach((text, values) -> texts.put(text, new HashSet<>(values)));
    }

    /** False only if the conditions can't hold together. */
    boolean isPossible() {
        return possible;
    }

    /** What a variable can be in this case. */
    Range of(NumberExpression variable) {
        Range known = numbers.get(variable);
        return known == null ? ranges.of(variable) : known;
    }

    /** Adds a simple condition, which holds or doesn't. */
    void add(Condition condition, boolean holds) {
        switch (condition) {
            case Condition.Always(boolean value) -> require(value == holds);
            case Condition.NumberComparison comparison -> compare(comparison, holds);
            case Condition.NumberPresent(NumberExpression number) -> present(number, holds);
            case Condition.TextComparison comparison -> {
                if (holds) {
                    compare(comparison);
                }
            }
            case Condition.TextIn(TextExpression value, List<TextExpression> candidates) -> {
                Set<String> literals = literals(candidates);
                if (holds && literals != null) {
                    restrict(value, literals);
                }
            }
            default -> {}
        }
    }

    private void compare(Condition.NumberComparison condition, boolean holds) {
        Comparison comparison = condition.comparison();
        Range left = ranges.of(condition.left());
        Range right = ranges.of(condition.right());
        require(holds ? left.can(comparison, right) : !left.must(comparison, right));
        if (right.isPoint()) {
            restrict(condition.left(), comparison, right.least(), holds);
        } else if (left.isPoint()) {
            restrict(condition.right(), Range.flipped(comparison), left.least(), holds);
        }
    }

    private void restrict(NumberExpression value, Comparison comparison, long bound, boolean holds) {
        Range before = of(value);
        Range after =
                holds ? before.where(comparison, bound).butPresent() : before.where(Range.opposite(comparison), bound);
        keep(value, after);
    }

    private void present(NumberExpression number, boolean holds) {
        Range before = of(number);
        keep(number, holds ? before.butPresent() : new Range(0, -1, before.mayBeAbsent()));
    }

    private void keep(NumberExpression value, Range range) {
        numbers.put(value, range);
        require(range.mayBePresent() || range.mayBeAbsent());
    }

    private void compare(Condition.TextComparison condition) {
        boolean leftIsLiteral = condition.left() instanceof TextExpression.Literal;
        TextExpression value = leftIsLiteral ? condition.right() : condition.left();
        TextExpression other = leftIsLiteral ? condition.left() : condition.right();
        if (!(other instanceof TextExpression.Literal(String literal))) {
            return;
        }
        if (condition.comparison() == Comparison.EQUAL) {
            restrict(value, Set.of(literal));
        } else if (condition.comparison() == Comparison.NOT_EQUAL && texts.containsKey(value)) {
            Set<String> rest = new HashSet<>(texts.getOrDefault(value, Set.of()));
            rest.remove(literal);
            restrict(value, rest);
        }
    }

    private void restrict(TextExpression value, Set<String> allowed) {
        Set<String> both = new HashSet<>(allowed);
        if (value instanceof TextExpression.Literal(String literal)) {
            both.retainAll(Set.of(literal));
        } else {
            both.retainAll(texts.getOrDefault(value, allowed));
            texts.put(value, both);
        }
        require(!both.isEmpty());
    }

    private static @Nullable Set<String> literals(List<TextExpression> candidates) {
        Set<String> literals = new HashSet<>();
        for (TextExpression candidate : candidates) {
            if (!(candidate instanceof TextExpression.Literal(String literal))) {
                return null;
            }
            literals.add(literal);
        }
        return literals;
    }

    private void require(boolean fact) {
        possible &= fact;
    }
}

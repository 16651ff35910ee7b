package io.tierengine.core.expression;

import io.tierengine.core.number.Decimals;
import java.util.List;

/**
 * An expression that holds or doesn't. Any comparison with an absent value is false, {@code !=} too, and so its negation is
 * true (semantics §2).
 */
public sealed interface Condition {

    boolean holds(Scope scope);

    record Always(boolean value) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            return value;
        }
    }

    record And(List<Condition> operands) implements Condition {
        public And {
            operands = List.copyOf(operands);
        }

        @Override
        public boolean holds(Scope scope) {
            for (int i = 0; i < operands.size(); i++) {
                if (!operands.get(i).holds(scope)) {
                    return false;
                }
            }
            return true;
        }
    }

    record Or(List<Condition> operands) implements Condition {
        public Or {
            operands = List.copyOf(operands);
        }

        @Override
        public boolean holds(Scope scope) {
            for (int i = 0; i < operands.size(); i++) {
                if (operands.get(i).holds(scope)) {
                    return true;
                }
            }
            return false;
        }
    }

    record Not(Condition operand) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            return !operand.holds(scope);
        }
    }

    /** {@code condition ? whenTrue : whenFalse}. */
    record Choice(Condition condition, Condition whenTrue, Condition whenFalse) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            return condition.holds(scope) ? whenTrue.holds(scope) : whenFalse.holds(scope);
        }
    }

    record NumberComparison(Comparison comparison, NumberExpression left, NumberExpression right) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            long a = left.value(scope);
            long b = right.value(scope);
            return a != Decimals.ABSENT && b != Decimals.ABSENT && comparison.test(Long.compare(a, b));
        }
    }

    record TextComparison(Comparison comparison, TextExpression left, TextExpression right) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            String a = left.value(scope);
            String b = right.value(scope);
            return a != null && b != null && comparison.test(a.compareTo(b));
        }
    }

    /** Two conditions compared: {@code (a) == (b)}. */
    record Same(boolean equal, Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            return (left.holds(scope) == right.holds(scope)) == equal;
        }
    }

    /** {@code value in [a, b, ...]}; false if the value is absent. */
    record NumberIn(NumberExpression value, List<NumberExpression> candidates) implements Condition {
        public NumberIn {
            candidates = List.copyOf(candidates);
        }

        @Override
        public boolean holds(Scope scope) {
            long wanted = value.value(scope);
            if (wanted == Decimals.ABSENT) {
                return false;
            }
            for (NumberExpression candidate : candidates) {
                if (candidate.value(scope) == wanted) {
                    return true;
                }
            }
            return false;
        }
    }

    /** {@code value in ["a", "b", ...]}; false if the value is absent. */
    record TextIn(TextExpression value, List<TextExpression> candidates) implements Condition {
        public TextIn {
            candidates = List.copyOf(candidates);
        }

        @Override
        public boolean holds(Scope scope) {
            String wanted = value.value(scope);
            if (wanted == null) {
                return false;
            }
            for (TextExpression candidate : candidates) {
                if (wanted.equals(candidate.value(scope))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** {@code text.startsWith("...")} and its like; false if an operand is absent. */
    record TextTest(TextOperation operation, TextExpression text, TextExpression argument) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            String value = text.value(scope);
            String part = argument.value(scope);
            if (value == null || part == null) {
                return false;
            }
            return switch (operation) {
                case STARTS_WITH -> value.startsWith(part);
                case ENDS_WITH -> value.endsWith(part);
                case CONTAINS -> value.contains(part);
            };
        }
    }

    /** {@code has(x)} for a number. */
    record NumberPresent(NumberExpression value) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            return value.value(scope) != Decimals.ABSENT;
        }
    }

    /** {@code has(x)} for a text. */
    record TextPresent(TextExpression value) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            return value.value(scope) != null;
        }
    }

    /** {@code has(profile.x)}: the attribute is there, as a number or as text. */
    record ProfilePresent(int slot, String name) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            return scope.profileNumber(slot) != Decimals.ABSENT || scope.profileText(slot) != null;
        }
    }

    /** Ways to look into a text. */
    enum TextOperation {
        STARTS_WITH,
        ENDS_WITH,
        CONTAINS
    }

    /** How two values compare. */
    enum Comparison {
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        Comparison(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        /** What holds exactly where this doesn't, of two values that are there. */
        public Comparison negated() {
            return switch (this) {
                case EQUAL -> NOT_EQUAL;
                case NOT_EQUAL -> EQUAL;
                case LESS -> GREATER_OR_EQUAL;
                case LESS_OR_EQUAL -> GREATER;
                case GREATER -> LESS_OR_EQUAL;
                case GREATER_OR_EQUAL -> LESS;
            };
        }

        /** The same with left and right exchanged. */
        public Comparison mirrored() {
            return switch (this) {
                case EQUAL, NOT_EQUAL -> this;
                case LESS -> GREATER;
                case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
                case GREATER -> LESS;
                case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
            };
        }

        /** @param order of left against right: negative, zero or positive */
        boolean test(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
                case LESS -> order < 0;
                case LESS_OR_EQUAL -> order <= 0;
                case GREATER -> order > 0;
                case GREATER_OR_EQUAL -> order >= 0;
            };
        }
    }
}

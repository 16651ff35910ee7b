package io.tierengine.core.expression;

import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.number.Decimals;

/** An expression whose value is a decimal (micros), or absent (semantics §2). */
public sealed interface NumberExpression {

    /** The value in a scope, in micros; {@link Decimals#ABSENT} if there is none. */
    long value(Scope scope);

    /**
     * A constant.
     *
     * @param micros {@link Decimals#ABSENT} for a number that is never there
     */
    record Literal(long micros) implements NumberExpression {
        @Override
        public long value(Scope scope) {
            return micros;
        }
    }

    record Metric(int index, String name) implements NumberExpression {
        @Override
        public long value(Scope scope) {
            return scope.metric(index);
        }
    }

    record Score() implements NumberExpression {
        @Override
        public long value(Scope scope) {
            return scope.score();
        }
    }

    record Dimension(int index, String name) implements NumberExpression {
        @Override
        public long value(Scope scope) {
            return scope.dimension(index);
        }
    }

    record RecencyDays() implements NumberExpression {
        @Override
        public long value(Scope scope) {
            return scope.recencyDays();
        }
    }

    record TenureDays() implements NumberExpression {
        @Override
        public long value(Scope scope) {
            return scope.tenureDays();
        }
    }

    /** Days between two days of purchase, in the mean. */
    record UsualGapDays() implements NumberExpression {
        @Override
        public long value(Scope scope) {
            return scope.usualGapDays();
        }
    }

    /** Days until a date in the profile. */
    record DaysUntil(int slot, String name) implements NumberExpression {
        @Override
        public long value(Scope scope) {
            return scope.daysUntil(slot);
        }
    }

    /** Days until the next fall, if no fact comes; in signals only. */
    record DowngradeInDays() implements NumberExpression {
        @Override
        public long value(Scope scope) {
            return scope.downgradeInDays();
        }
    }

    /** Days until the grace before the next fall begins; in signals only. */
    record DaysToNotice() implements NumberExpression {
        @Override
        public long value(Scope scope) {
            return scope.daysToNotice();
        }
    }

    /**
     * A value that a policy names and the reader has put together of others.
     *
     * @param name as the policy writes it, such as {@code previous.spend30}
     */
    record Derived(String name, NumberExpression value) implements NumberExpression {
        @Override
        public long value(Scope scope) {
            return value.value(scope);
        }
    }

    /**
     * A cut-off of a scale that is counted, and so another one from time to time.
     *
     * @param slot among all the cut-offs that the scope has
     * @param name of the score that it makes
     */
    record Cutoff(int slot, String name) implements NumberExpression {
        @Override
        public long value(Scope scope) {
            return scope.cutoff(slot);
        }
    }

    record ProfileNumber(int slot, String name) implements NumberExpression {
        @Override
        public long value(Scope scope) {
            return scope.profileNumber(slot);
        }
    }

    /** The rating of a criterion by the people who know the customer. */
    record Assessment(int slot, String name) implements NumberExpression {
        @Override
        public long value(Scope scope) {
            return scope.assessment(slot);
        }
    }

    record EventField(EventNumber field) implements NumberExpression {
        @Override
        public long value(Scope scope) {
            return scope.eventNumber(field);
        }
    }

    record Negate(NumberExpression operand) implements NumberExpression {
        @Override
        public long value(Scope scope) {
            return Decimals.negate(operand.value(scope));
        }
    }

    /** Arithmetic; rounded half-even to 6 places, absent if an operand is, or on a division by zero. */
    record Arithmetic(Operator operator, NumberExpression left, NumberExpression right) implements NumberExpression {
        @Override
        public long value(Scope scope) {
            long a = left.value(scope);
            long b = right.value(scope);
            return switch (operator) {
                case ADD -> Decimals.add(a, b);
                case SUBTRACT -> Decimals.subtract(a, b);
                case MULTIPLY -> Decimals.multiply(a, b);
                case DIVIDE -> Decimals.divide(a, b);
            };
        }
    }

    /** {@code condition ? whenTrue : whenFalse}. */
    record Choice(Condition condition, NumberExpression whenTrue, NumberExpression whenFalse)
            implements NumberExpression {
        @Override
        public long value(Scope scope) {
            return condition.holds(scope) ? whenTrue.value(scope) : whenFalse.value(scope);
        }
    }

    /** The arithmetic of a policy. */
    enum Operator {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }
}

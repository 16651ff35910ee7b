package io.tierengine.core.range;

import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression.Operator;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.number.NumberRange;

/** Comparisons and arithmetic of what numbers may be. */
final class RangeArithmetic {

    private RangeArithmetic() {}

    /** What is certain of a comparison. */
    static Truth compared(Comparison comparison, NumberRange a, NumberRange b) {
        if (!a.mayBePresent() || !b.mayBePresent()) {
            return Truth.FAILS;
        }
        boolean mayBeAbsent = a.mayBeAbsent() || b.mayBeAbsent();
        boolean mayBeLess = a.least() < b.greatest();
        boolean mayBeGreater = a.greatest() > b.least();
        boolean mayBeEqual = a.least() <= b.greatest() && b.least() <= a.greatest();
        return switch (comparison) {
            case EQUAL -> Truth.of(mayBeEqual, mayBeLess || mayBeGreater || mayBeAbsent);
            case NOT_EQUAL -> Truth.of(mayBeLess || mayBeGreater, mayBeEqual || mayBeAbsent);
            case LESS -> Truth.of(mayBeLess, mayBeEqual || mayBeGreater || mayBeAbsent);
            case LESS_OR_EQUAL -> Truth.of(mayBeLess || mayBeEqual, mayBeGreater || mayBeAbsent);
            case GREATER -> Truth.of(mayBeGreater, mayBeEqual || mayBeLess || mayBeAbsent);
            case GREATER_OR_EQUAL -> Truth.of(mayBeGreater || mayBeEqual, mayBeLess || mayBeAbsent);
        };
    }

    /** Turns a range round. */
    static void negate(NumberRange found) {
        if (found.mayBePresent()) {
            boolean mayBeAbsent = found.mayBeAbsent();
            found.setBetween(-found.greatest(), -found.least());
            if (mayBeAbsent) {
                found.include(Decimals.ABSENT);
            }
        }
    }

    /** Makes of the left operand the result. The extremes of all four operations are at the bounds; rounding keeps order. */
    static void calculate(Operator operator, NumberRange a, NumberRange b) {
        if (!a.mayBePresent() || !b.mayBePresent()) {
            a.setAbsent();
            return;
        }
        boolean mayBeAbsent = a.mayBeAbsent() || b.mayBeAbsent();
        if (operator == Operator.DIVIDE && b.least() <= 0 && b.greatest() >= 0) {
            a.setUnknown();
            return;
        }
        long one = calculate(operator, a.least(), b.least());
        long two = calculate(operator, a.least(), b.greatest());
        long three = calculate(operator, a.greatest(), b.least());
        long four = calculate(operator, a.greatest(), b.greatest());
        // Out of range is the least long, so that the range becomes unknown.
        a.setBetween(
                Math.min(Math.min(one, two), Math.min(three, four)),
                Math.max(Math.max(one, two), Math.max(three, four)));
        if (mayBeAbsent) {
            a.include(Decimals.ABSENT);
        }
    }

    private static long calculate(Operator operator, long a, long b) {
        return switch (operator) {
            case ADD -> Decimals.add(a, b);
            case SUBTRACT -> Decimals.subtract(a, b);
            case MULTIPLY -> Decimals.multiply(a, b);
            case DIVIDE -> Decimals.divide(a, b);
        };
    }
}

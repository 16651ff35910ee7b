package io.tierengine.policy.check;

import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression.Operator;
import io.tierengine.core.number.Decimals;

/**
 * What a number can be: at least everything it can, perhaps more. In micros.
 *
 * @param least {@link #LOWEST}: unbounded
 * @param most {@link #HIGHEST}: unbounded; below {@code least}: it is never there
 * @param mayBeAbsent whether there may be no number
 */
record Range(long least, long most, boolean mayBeAbsent) {

    static final long LOWEST = Long.MIN_VALUE + 1;
    static final long HIGHEST = Long.MAX_VALUE;

    static final Range ANYTHING = new Range(LOWEST, HIGHEST, true);
    static final Range ABSENT = new Range(0, -1, true);

    static Range of(long value) {
        return new Range(value, value, false);
    }

    /** Neither below nor above a bound, and always there. */
    static Range between(long least, long most) {
        return new Range(least, most, false);
    }

    boolean mayBePresent() {
        return least <= most;
    }

    boolean isPoint() {
        return least == most && !mayBeAbsent;
    }

    Range orAbsent() {
        return new Range(least, most, true);
    }

    Range butPresent() {
        return new Range(least, most, false);
    }

    /** What either can be. */
    Range or(Range other) {
        boolean absent = mayBeAbsent || other.mayBeAbsent;
        if (!mayBePresent()) {
            return new Range(other.least, other.most, absent);
        }
        return other.mayBePresent()
                ? new Range(Math.min(least, other.least), Math.max(most, other.most), absent)
                : new Range(least, most, absent);
    }

    /** The part for which a comparison with a number holds; with its being absent left as it is. */
    Range where(Comparison comparison, long bound) {
        return switch (comparison) {
            case EQUAL -> new Range(Math.max(least, bound), Math.min(most, bound), mayBeAbsent);
            case NOT_EQUAL ->
                new Range(
                        least == bound ? least + 1 : least,
                        most == bound && most > LOWEST ? most - 1 : most,
                        mayBeAbsent);
            case LESS -> new Range(least, Math.min(most, bound - 1), mayBeAbsent);
            case LESS_OR_EQUAL -> new Range(least, Math.min(most, bound), mayBeAbsent);
            case GREATER -> new Range(Math.max(least, bound + 1), most, mayBeAbsent);
            case GREATER_OR_EQUAL -> new Range(Math.max(least, bound), most, mayBeAbsent);
        };
    }

    /** Whether {@code this <comparison> other} can hold. */
    boolean can(Comparison comparison, Range other) {
        if (!mayBePresent() || !other.mayBePresent()) {
            return false;
        }
        return switch (comparison) {
            case EQUAL -> least <= other.most && other.least <= most;
            case NOT_EQUAL -> !(least == most && other.least == other.most && least == other.least);
            case LESS -> least < other.most;
            case LESS_OR_EQUAL -> least <= other.most;
            case GREATER -> most > other.least;
            case GREATER_OR_EQUAL -> most >= other.least;
        };
    }

    /** Whether {@code this <comparison> other} holds, whatever the two are. */
    boolean must(Comparison comparison, Range other) {
        return !mayBeAbsent && !other.mayBeAbsent && !can(opposite(comparison), other);
    }

    Range negate() {
        return mayBePresent() ? new Range(-most, -least, mayBeAbsent) : this;
    }

    /** The result of arithmetic; unbounded operands may overflow, and the result then be absent. */
    Range with(Operator operator, Range other) {
        if (!mayBePresent() || !other.mayBePresent()) {
            return ABSENT;
        }
        boolean absent = mayBeAbsent || other.mayBeAbsent;
        return switch (operator) {
            case ADD -> sum(this, other, absent);
            case SUBTRACT -> sum(this, other.negate(), absent);
            case MULTIPLY -> corners(operator, other, absent);
            case DIVIDE -> other.least <= 0 && other.most >= 0 ? byZero(other) : corners(operator, other, absent);
        };
    }

    private static Range byZero(Range divisor) {
        return divisor.least == 0 && divisor.most == 0 ? ABSENT : ANYTHING;
    }

    private static Range sum(Range a, Range b, boolean absent) {
        long low = a.least == LOWEST || b.least == LOWEST ? Decimals.ABSENT : Decimals.add(a.least, b.least);
        long high = a.most == HIGHEST || b.most == HIGHEST ? Decimals.ABSENT : Decimals.add(a.most, b.most);
        boolean overflow = low == Decimals.ABSENT || high == Decimals.ABSENT;
        return new Range(
                low == Decimals.ABSENT ? LOWEST : low, high == Decimals.ABSENT ? HIGHEST : high, absent || overflow);
    }

    /** Of operands with bounds, a product and a quotient lie between those of the bounds. */
    private Range corners(Operator operator, Range other, boolean absent) {
        if (isUnbounded() || other.isUnbounded()) {
            return ANYTHING;
        }
        long low = HIGHEST;
        long high = LOWEST;
        for (long a : new long[] {least, most}) {
            for (long b : new long[] {other.least, other.most}) {
                long value = operator == Operator.MULTIPLY ? Decimals.multiply(a, b) : Decimals.divide(a, b);
                if (value == Decimals.ABSENT) {
                    return ANYTHING;
                }
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return new Range(low, high, absent);
    }

    private boolean isUnbounded() {
        return least == LOWEST || most == HIGHEST;
    }

    static Comparison opposite(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> Comparison.NOT_EQUAL;
            case NOT_EQUAL -> Comparison.EQUAL;
            case LESS -> Comparison.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Comparison.GREATER;
            case GREATER -> Comparison.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Comparison.LESS;
        };
    }

    /** The comparison with its sides exchanged. */
    static Comparison flipped(Comparison comparison) {
        return switch (comparison) {
            case EQUAL, NOT_EQUAL -> comparison;
            case LESS -> Comparison.GREATER;
            case LESS_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
            case GREATER -> Comparison.LESS;
            case GREATER_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
        };
    }
}

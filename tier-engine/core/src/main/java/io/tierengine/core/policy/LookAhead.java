package io.tierengine.core.policy;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.risk.Signal;
import java.util.List;

/**
 * How far ahead signals need to see what becomes of a customer's tier. A signal that only asks whether {@code downgradeInDays} is at
 * most, or less than, a constant needs to see as many days: what comes later makes it false, as an absent value does. Any other
 * use needs to see the next fall wherever it is.
 */
public final class LookAhead {

    /** Nothing is asked. */
    public static final int NONE = 0;

    /** Everything is asked. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    private static final int MOST_DAYS = 1_000;

    private int days;

    private LookAhead() {}

    /** Local days ahead, {@link #NONE} or {@link #UNBOUNDED}. */
    public static int daysOf(List<Signal> signals) {
        LookAhead ahead = new LookAhead();
        signals.forEach(signal -> ahead.in(signal.when()));
        return ahead.days;
    }

    private static boolean isAsked(NumberExpression number) {
        return number instanceof NumberExpression.DowngradeInDays || number instanceof NumberExpression.DaysToNotice;
    }

    private void in(Condition condition) {
        if (condition instanceof Condition.NumberComparison comparison) {
            in(comparison);
            return;
        }
        Parts.of(condition).conditions().forEach(this::in);
        Parts.of(condition).numbers().forEach(this::in);
    }

    private void in(Condition.NumberComparison comparison) {
        Comparison way = comparison.comparison();
        if (isAsked(comparison.left())
                && comparison.right() instanceof NumberExpression.Literal bound
                && (way == Comparison.LESS || way == Comparison.LESS_OR_EQUAL)) {
            atLeast(bound.micros());
        } else if (isAsked(comparison.right())
                && comparison.left() instanceof NumberExpression.Literal bound
                && (way == Comparison.GREATER || way == Comparison.GREATER_OR_EQUAL)) {
            atLeast(bound.micros());
        } else {
            in(comparison.left());
            in(comparison.right());
        }
    }

    private void atLeast(long micros) {
        long needed = Math.floorDiv(micros, Decimals.ONE) + 1;
        days = needed > MOST_DAYS ? UNBOUNDED : Math.max(days, (int) Math.max(1, needed));
    }

    private void in(NumberExpression number) {
        if (isAsked(number)) {
            days = UNBOUNDED;
            return;
        }
        Parts.of(number).conditions().forEach(this::in);
        Parts.of(number).numbers().forEach(this::in);
    }
}

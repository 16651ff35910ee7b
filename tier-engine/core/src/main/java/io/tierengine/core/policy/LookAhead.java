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
 * use needs to see the next fall wherever it is. The same goes for {@code daysToNotice} and the next beginning of grace.
 *
 * @param fallDays how many local days ahead a fall matters, {@link #NONE} or {@link #UNBOUNDED}
 * @param noticeDays how many local days ahead the beginning of grace matters, {@link #NONE} or {@link #UNBOUNDED}
 */
public record LookAhead(int fallDays, int noticeDays) {

    /** Nothing is asked. */
    public static final int NONE = 0;

    /** Everything is asked. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    private static final int MOST_DAYS = 1_000;

    /** What some signals need. */
    public static LookAhead of(List<Signal> signals) {
        Search search = new Search();
        signals.forEach(signal -> search.in(signal.when()));
        return new LookAhead(search.fallDays, search.noticeDays);
    }

    /** Local days ahead that must be seen for one or the other, {@link #NONE} or {@link #UNBOUNDED}. */
    public int days() {
        return Math.max(fallDays, noticeDays);
    }

    /** What was found so far. */
    private static final class Search {

        private int fallDays;
        private int noticeDays;

        private static boolean isAsked(NumberExpression number) {
            return number instanceof NumberExpression.DowngradeInDays
                    || number instanceof NumberExpression.DaysToNotice;
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
                atLeast(comparison.left(), bound.micros());
            } else if (isAsked(comparison.right())
                    && comparison.left() instanceof NumberExpression.Literal bound
                    && (way == Comparison.GREATER || way == Comparison.GREATER_OR_EQUAL)) {
                atLeast(comparison.right(), bound.micros());
            } else {
                in(comparison.left());
                in(comparison.right());
            }
        }

        private void atLeast(NumberExpression asked, long micros) {
            long needed = Math.floorDiv(micros, Decimals.ONE) + 1;
            need(asked, needed > MOST_DAYS ? UNBOUNDED : (int) Math.max(1, needed));
        }

        private void need(NumberExpression asked, int days) {
            if (asked instanceof NumberExpression.DowngradeInDays) {
                fallDays = Math.max(fallDays, days);
            } else {
                noticeDays = Math.max(noticeDays, days);
            }
        }

        private void in(NumberExpression number) {
            if (isAsked(number)) {
                need(number, UNBOUNDED);
                return;
            }
            Parts.of(number).conditions().forEach(this::in);
            Parts.of(number).numbers().forEach(this::in);
        }
    }
}

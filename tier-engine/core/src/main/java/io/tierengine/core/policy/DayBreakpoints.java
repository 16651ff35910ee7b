package io.tierengine.core.policy;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.score.Band;
import io.tierengine.core.score.Dimension;
import io.tierengine.core.score.Indicator;
import io.tierengine.core.tier.Guard;
import io.tierengine.core.tier.Tier;
import java.util.List;
import java.util.TreeSet;

/**
 * The numbers of days at which something that a policy says of {@code recencyDays} (or {@code tenureDays}) can change. Between
 * two of them a day more or less makes no difference, so no evaluation is due at the midnights between.
 *
 * <p>A comparison with a constant c can change at floor(c) and floor(c) + 1, a band at its bound, an interpolated band on
 * each day up to the highest bound. Where the days take part in arithmetic, or are compared with something that isn't
 * constant, every day counts.
 */
public final class DayBreakpoints {

    /** No further breakpoint. */
    public static final int NONE = Integer.MAX_VALUE;

    private final Class<? extends NumberExpression> variable;
    private final TreeSet<Integer> found = new TreeSet<>();
    private boolean everyDay;
    private int[] sorted = {};

    private DayBreakpoints(Class<? extends NumberExpression> variable) {
        this.variable = variable;
    }

    /** The breakpoints of {@code recencyDays} in a policy. */
    public static DayBreakpoints ofRecency(Policy policy) {
        return new DayBreakpoints(NumberExpression.RecencyDays.class).collect(policy);
    }

    /** The breakpoints of {@code tenureDays} in a policy. */
    public static DayBreakpoints ofTenure(Policy policy) {
        return new DayBreakpoints(NumberExpression.TenureDays.class).collect(policy);
    }

    /** The smallest number of days above a given one at which something can change, {@link #NONE} if there is none. */
    public int next(int days) {
        if (everyDay) {
            return days + 1;
        }
        for (int breakpoint : sorted) {
            if (breakpoint > days) {
                return breakpoint;
            }
        }
        return NONE;
    }

    private DayBreakpoints collect(Policy policy) {
        for (Dimension dimension : policy.dimensions()) {
            dimension.indicators().forEach(this::inIndicator);
        }
        for (Tier tier : policy.tiers()) {
            inCondition(tier.enter());
            inCondition(tier.retain());
        }
        for (Guard guard : policy.guards()) {
            inCondition(guard.when());
        }
        sorted = found.stream().mapToInt(Integer::intValue).toArray();
        return this;
    }

    private void inIndicator(Indicator indicator) {
        if (!variable.isInstance(indicator.value())) {
            inNumber(indicator.value());
            return;
        }
        List<Band> bounds =
                indicator.bands().stream().filter(band -> !band.catchesRest()).toList();
        bounds.forEach(band -> at(band.from()));
        if (indicator.interpolate() && bounds.size() > 1) {
            everyDayBetween(bounds.getLast().from(), bounds.getFirst().from());
        }
    }

    private void everyDayBetween(long fromMicros, long toMicros) {
        long from = Math.floorDiv(fromMicros, Decimals.ONE);
        long to = Math.floorDiv(toMicros, Decimals.ONE) + 1;
        if (to - from > 10_000) {
            everyDay = true;
            return;
        }
        for (long day = from; day <= to; day++) {
            at(day * Decimals.ONE);
        }
    }

    private void at(long micros) {
        long floor = Math.floorDiv(micros, Decimals.ONE);
        if (Math.abs(floor) < 1_000_000) {
            found.add((int) floor);
            found.add((int) floor + 1);
        }
    }

    private void inCondition(Condition condition) {
        switch (condition) {
            case Condition.Always always -> {}
            case Condition.And and -> and.operands().forEach(this::inCondition);
            case Condition.Or or -> or.operands().forEach(this::inCondition);
            case Condition.Not not -> inCondition(not.operand());
            case Condition.Choice choice -> {
                inCondition(choice.condition());
                inCondition(choice.whenTrue());
                inCondition(choice.whenFalse());
            }
            case Condition.Same same -> {
                inCondition(same.left());
                inCondition(same.right());
            }
            case Condition.NumberComparison comparison -> inComparison(comparison.left(), comparison.right());
            case Condition.NumberIn in -> in.candidates().forEach(candidate -> inComparison(in.value(), candidate));
            case Condition.NumberPresent present -> inNumber(present.value());
            case Condition.TextComparison text -> {}
            case Condition.TextIn text -> {}
            case Condition.TextTest text -> {}
            case Condition.TextPresent text -> {}
            case Condition.ProfilePresent profile -> {}
        }
    }

    private void inComparison(NumberExpression left, NumberExpression right) {
        if (variable.isInstance(left) && right instanceof NumberExpression.Literal literal) {
            at(literal.micros());
        } else if (variable.isInstance(right) && left instanceof NumberExpression.Literal literal) {
            at(literal.micros());
        } else {
            inNumber(left);
            inNumber(right);
        }
    }

    private void inNumber(NumberExpression number) {
        if (variable.isInstance(number)) {
            everyDay = true;
            return;
        }
        switch (number) {
            case NumberExpression.Negate negate -> inNumber(negate.operand());
            case NumberExpression.Arithmetic arithmetic -> {
                inNumber(arithmetic.left());
                inNumber(arithmetic.right());
            }
            case NumberExpression.Choice choice -> {
                inCondition(choice.condition());
                inNumber(choice.whenTrue());
                inNumber(choice.whenFalse());
            }
            case NumberExpression.Literal literal -> {}
            case NumberExpression.Metric metric -> {}
            case NumberExpression.Score score -> {}
            case NumberExpression.Dimension dimension -> {}
            case NumberExpression.RecencyDays recency -> {}
            case NumberExpression.TenureDays tenure -> {}
            case NumberExpression.ProfileNumber profile -> {}
            case NumberExpression.EventField event -> {}
        }
    }
}

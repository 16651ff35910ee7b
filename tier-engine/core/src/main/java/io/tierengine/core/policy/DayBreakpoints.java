package io.tierengine.core.policy;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.rfm.RfmCutoffs;
import io.tierengine.core.score.Band;
import io.tierengine.core.score.Dimension;
import io.tierengine.core.score.Indicator;
import io.tierengine.core.tier.Guard;
import io.tierengine.core.tier.Tier;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of days at which something that a policy says of a number of days, such as {@code recencyDays}, can change. Between
 * two of them a day more or less makes no difference, so no evaluation is due at the midnights between.
 *
 * <p>A comparison with a constant c can change beside floor(c), a band at its bound, an interpolated band on
 * each day up to the highest bound. Where the days take part in arithmetic, or are compared with something that isn't
 * constant, every day counts.
 */
public final class DayBreakpoints {

    /** No further breakpoint. */
    public static final int NONE = Integer.MAX_VALUE;

    /** More days, or hours, than lie between any two instants. */
    private static final int MOST = 10_000_000;

    private final Predicate<NumberExpression> variable;
    /** Whether the number falls with time, rather than grow. */
    private final boolean countdown;
    /** Those in force among the constants; null: none. */
    private final @Nullable RfmCutoffs cutoffs;

    private final TreeSet<Integer> found = new TreeSet<>();
    private boolean everyDay;
    private int[] sorted = {};

    private DayBreakpoints(Predicate<NumberExpression> variable, boolean countdown, @Nullable RfmCutoffs cutoffs) {
        this.variable = variable;
        this.countdown = countdown;
        this.cutoffs = cutoffs;
    }

    private DayBreakpoints(Predicate<NumberExpression> variable, boolean countdown) {
        this(variable, countdown, null);
    }

    /** The breakpoints of {@code recencyDays} in a policy while certain counted cut-offs are in force. */
    public static DayBreakpoints ofRecency(Policy policy, @Nullable RfmCutoffs cutoffs) {
        return new DayBreakpoints(NumberExpression.RecencyDays.class::isInstance, false, cutoffs).collect(policy);
    }

    /** The breakpoints of {@code tenureDays} in a policy. */
    public static DayBreakpoints ofTenure(Policy policy) {
        return new DayBreakpoints(NumberExpression.TenureDays.class::isInstance, false).collect(policy);
    }

    /** The breakpoints of the days until a date in the profile. */
    public static DayBreakpoints ofDate(Policy policy, int slot) {
        return new DayBreakpoints(
                        number -> number instanceof NumberExpression.DaysUntil until && until.slot() == slot, true)
                .collect(policy);
    }

    /** The breakpoints of {@code downgradeInDays} in a policy. */
    public static DayBreakpoints ofDowngrade(Policy policy) {
        return new DayBreakpoints(NumberExpression.DowngradeInDays.class::isInstance, true).collect(policy);
    }

    /** The breakpoints of {@code daysToNotice} in a policy. */
    public static DayBreakpoints ofNotice(Policy policy) {
        return new DayBreakpoints(NumberExpression.DaysToNotice.class::isInstance, true).collect(policy);
    }

    /** The breakpoints of a metric that counts whole hours: what is said of days here is of hours there. */
    public static DayBreakpoints ofHours(Policy policy, int metric, @Nullable RfmCutoffs cutoffs) {
        return new DayBreakpoints(
                        number -> number instanceof NumberExpression.Metric named && named.index() == metric,
                        false,
                        cutoffs)
                .collect(policy);
    }

    /** Whether the policy says nothing of these days. */
    public boolean isEmpty() {
        return !everyDay && sorted.length == 0;
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

    /** The largest number of days below a given one at which something can change, {@link #NONE} if there is none. */
    public int previous(int days) {
        if (everyDay) {
            return days - 1;
        }
        for (int i = sorted.length - 1; i >= 0; i--) {
            if (sorted[i] < days) {
                return sorted[i];
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
        if (policy.rfm() != null) {
            policy.rfm().scales().forEach(scale -> inNumber(scale.score()));
        }
        if (policy.risk() != null) {
            policy.risk().signals().forEach(signal -> inCondition(signal.when()));
        }
        sorted = found.stream().mapToInt(Integer::intValue).toArray();
        return this;
    }

    private void inIndicator(Indicator indicator) {
        if (!variable.test(indicator.value())) {
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

    /** A number that grows changes sides at floor(c) and floor(c) + 1, one that falls at floor(c) and floor(c) - 1. */
    private void at(long micros) {
        long floor = Math.floorDiv(micros, Decimals.ONE);
        if (Math.abs(floor) < MOST) {
            found.add((int) floor);
            found.add((int) floor + (countdown ? -1 : 1));
        }
    }

    private void inCondition(Condition condition) {
        switch (condition) {
            case Condition.NumberComparison comparison -> inComparison(comparison.left(), comparison.right());
            case Condition.NumberPresent present when present.value() instanceof NumberExpression.Metric -> {
                // Only facts and windows make a metric absent or present.
            }
            case Condition.NumberIn in -> in.candidates().forEach(candidate -> inComparison(in.value(), candidate));
            case Condition.NumberPresent(NumberExpression number) when variable.test(number) && isFactual(number) -> {}
            default -> inParts(Parts.of(condition));
        }
    }

    /** Whether it is for facts alone to say if there is such a number at all. */
    private static boolean isFactual(NumberExpression number) {
        return number instanceof NumberExpression.RecencyDays || number instanceof NumberExpression.TenureDays;
    }

    private void inParts(Parts parts) {
        parts.conditions().forEach(this::inCondition);
        parts.numbers().forEach(this::inNumber);
    }

    private void inComparison(NumberExpression left, NumberExpression right) {
        if (variable.test(left) && isConstant(right)) {
            at(constant(right));
        } else if (variable.test(right) && isConstant(left)) {
            at(constant(left));
        } else {
            inNumber(left);
            inNumber(right);
        }
    }

    private static boolean isConstant(NumberExpression number) {
        return number instanceof NumberExpression.Literal || number instanceof NumberExpression.Cutoff;
    }

    /** In micros, or absent. */
    private long constant(NumberExpression number) {
        return switch (number) {
            case NumberExpression.Literal(long micros) -> micros;
            case NumberExpression.Cutoff(int slot, String _) when cutoffs != null -> cutoffs.micros(slot);
            default -> Decimals.ABSENT;
        };
    }

    private void inNumber(NumberExpression number) {
        if (variable.test(number)) {
            everyDay = true;
        } else {
            inParts(Parts.of(number));
        }
    }
}

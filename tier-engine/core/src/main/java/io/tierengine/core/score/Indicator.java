package io.tierengine.core.score;

import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.number.NumberRange;
import java.math.BigInteger;
import java.util.List;

/**
 * One number turned into points by bands (semantics §3). All numbers in micros.
 *
 * @param label what is looked at, as written in the policy: a metric's name or an expression
 * @param weight within its dimension, at least 0
 * @param absentPoints points when the value is absent
 * @param interpolate points on a straight line between two bands' bounds
 * @param bands falling, read top down; only the last may catch the rest
 */
public record Indicator(
        String label, NumberExpression value, long weight, long absentPoints, boolean interpolate, List<Band> bands) {

    public Indicator {
        bands = List.copyOf(bands);
    }

    /** The points of a value. */
    public long points(long value) {
        if (value == Decimals.ABSENT) {
            return absentPoints;
        }
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            if (band.catchesRest()) {
                return band.points();
            }
            if (band.from() <= value) {
                return interpolate && i > 0 ? between(band, bands.get(i - 1), value) : band.points();
            }
        }
        return 0;
    }

    /** Makes of what a value may be what its points may be. They are least and greatest at its bounds, or where a band begins. */
    public void points(NumberRange value) {
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        if (value.mayBeAbsent()) {
            least = absentPoints;
            greatest = absentPoints;
        }
        if (value.mayBePresent()) {
            long atLeast = points(value.least());
            long atGreatest = points(value.greatest());
            least = Math.min(least, Math.min(atLeast, atGreatest));
            greatest = Math.max(greatest, Math.max(atLeast, atGreatest));
            for (int i = 0; i < bands.size(); i++) {
                Band band = bands.get(i);
                if (value.least() < band.from() && band.from() <= value.greatest()) {
                    least = Math.min(least, band.points());
                    greatest = Math.max(greatest, band.points());
                }
            }
        }
        value.setBetween(least, greatest);
    }

    /** The exact value, {@code (lower * (to - value) + upper * (value - from)) / (to - from)}, rounded once. */
    private static long between(Band lower, Band upper, long value) {
        long toUpper = upper.from() - value;
        long toLower = value - lower.from();
        long fromLower = lower.points() * toUpper;
        long fromUpper = upper.points() * toLower;
        if (fits(lower.points(), toUpper, fromLower) && fits(upper.points(), toLower, fromUpper)) {
            return Decimals.divideHalfEven(fromLower + fromUpper, upper.from() - lower.from());
        }
        BigInteger wide = BigInteger.valueOf(lower.points())
                .multiply(BigInteger.valueOf(toUpper))
                .add(BigInteger.valueOf(upper.points()).multiply(BigInteger.valueOf(toLower)));
        return Decimals.divideHalfEven(wide, BigInteger.valueOf(upper.from() - lower.from()));
    }

    /** Whether a product is exact, and so small that two of them can be added. */
    private static boolean fits(long a, long b, long product) {
        long high = Math.multiplyHigh(a, b);
        return (high == 0 && product >= 0 && product <= Long.MAX_VALUE / 2)
                || (high == -1 && product < 0 && product >= Long.MIN_VALUE / 2);
    }
}

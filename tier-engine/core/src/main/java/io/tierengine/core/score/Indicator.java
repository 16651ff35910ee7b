package io.tierengine.core.score;

import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.number.Decimals;
import java.math.BigInteger;
import java.util.List;

/**
 * One number turned into points by bands (semantics §3). All numbers in micros.
 *
 * @param label what is looked at, as written in the policy: a metric's name or an expression
 * @param weight within its dimension, at least 0
 * @param absentPoints points when the value is absent
 * @param interpolate points on a straight line between two bands' bounds
 * @param bands read top down; only the last may catch the rest
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

    /** The exact value, {@code (lower * (to - value) + upper * (value - from)) / (to - from)}, rounded once. */
    private static long between(Band lower, Band upper, long value) {
        BigInteger fromLower = BigInteger.valueOf(lower.points()).multiply(BigInteger.valueOf(upper.from() - value));
        BigInteger fromUpper = BigInteger.valueOf(upper.points()).multiply(BigInteger.valueOf(value - lower.from()));
        return Decimals.divideHalfEven(fromLower.add(fromUpper), BigInteger.valueOf(upper.from() - lower.from()));
    }
}

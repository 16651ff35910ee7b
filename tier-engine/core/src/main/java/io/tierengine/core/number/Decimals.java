package io.tierengine.core.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Exact decimal arithmetic on {@code long}s: a number is a count of millionths ("micros", 6 decimal places).
 *
 * <p>Every derived number of the semantics (§2) is rounded half-even to 6 places before anything uses it, so six places
 * in a {@code long} hold each of them exactly, from -9.2 to +9.2 trillion. Products and quotients are computed without
 * loss before they are rounded: in {@code long} where that fits, in {@link BigInteger} otherwise.
 *
 * <p>A value that doesn't exist is {@link #ABSENT}; arithmetic on it stays absent, and so does a division by zero. A
 * result outside the range is absent too, never wrapped: no condition can hold on a number that can't be told.
 */
public final class Decimals {

    /** Decimal places of every number in a condition or a score. */
    public static final int PLACES = 6;

    /** Decimal places of an amount of money. */
    public static final int AMOUNT_PLACES = 4;

    /** The number one. */
    public static final long ONE = 1_000_000L;

    /** Micros in one unit of an amount's last place. */
    public static final long MICROS_PER_AMOUNT_UNIT = 100L;

    /** The value that isn't there. No number has this representation. */
    public static final long ABSENT = Long.MIN_VALUE;

    private Decimals() {}

    public static boolean isAbsent(long micros) {
        return micros == ABSENT;
    }

    /** A whole number as micros. */
    public static long ofWhole(long whole) {
        return Math.multiplyExact(whole, ONE);
    }

    /**
     * Exact conversion.
     *
     * @throws ArithmeticException if the value has more than {@code places} places or doesn't fit a {@code long}
     */
    public static long unscaled(BigDecimal value, int places) {
        long unscaled =
                value.setScale(places, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
        if (unscaled == ABSENT) {
            throw new ArithmeticException("out of range: " + value);
        }
        return unscaled;
    }

    /** Micros as a decimal with 6 places; the value must not be absent. */
    public static BigDecimal toBigDecimal(long micros) {
        return BigDecimal.valueOf(micros, PLACES);
    }

    /** Plain text without trailing zeros, such as {@code 83.333333}, {@code 12} or {@code -0.5}; {@code absent} if absent. */
    public static String format(long micros) {
        if (isAbsent(micros)) {
            return "absent";
        }
        long rest = Math.abs(micros % ONE);
        if (rest == 0) {
            return Long.toString(micros / ONE);
        }
        int places = PLACES;
        for (; rest % 10 == 0; rest /= 10) {
            places--;
        }
        String digits = Long.toString(rest);
        return new StringBuilder()
                .append(micros < 0 ? "-" : "")
                .append(Math.abs(micros / ONE))
                .append('.')
                .repeat('0', places - digits.length())
                .append(digits)
                .toString();
    }

    public static long add(long a, long b) {
        if (a == ABSENT || b == ABSENT) {
            return ABSENT;
        }
        long sum = a + b;
        boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
        return overflow ? ABSENT : sum;
    }

    public static long subtract(long a, long b) {
        return b == ABSENT ? ABSENT : add(a, -b);
    }

    public static long negate(long a) {
        return a == ABSENT ? ABSENT : -a;
    }

    /** {@code a * b}, rounded half-even. */
    public static long multiply(long a, long b) {
        return a == ABSENT || b == ABSENT ? ABSENT : multiplyThenDivide(a, b, ONE);
    }

    /** {@code a / b}, rounded half-even; absent if {@code b} is zero. */
    public static long divide(long a, long b) {
        return a == ABSENT || b == ABSENT || b == 0 ? ABSENT : multiplyThenDivide(a, ONE, b);
    }

    /** {@code a * b / c} on raw units, rounded half-even once; {@code c} must not be zero. Absent outside the range. */
    public static long multiplyThenDivide(long a, long b, long c) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
            return divideHalfEven(low, c);
        }
        return divideHalfEven(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)), BigInteger.valueOf(c));
    }

    /** {@code a / b} on raw units, rounded half-even; {@code b} must not be zero. */
    public static long divideHalfEven(long a, long b) {
        if (a == Long.MIN_VALUE || b == Long.MIN_VALUE) {
            return divideHalfEven(BigInteger.valueOf(a), BigInteger.valueOf(b));
        }
        long quotient = a / b;
        long remainder = Math.abs(a - quotient * b);
        if (remainder == 0) {
            return quotient;
        }
        long rest = Math.abs(b) - remainder;
        boolean awayFromZero = remainder > rest || (remainder == rest && (quotient & 1) != 0);
        if (!awayFromZero) {
            return quotient;
        }
        return (a ^ b) < 0 ? quotient - 1 : quotient + 1;
    }

    /** {@code a / b}, rounded half-even; absent outside the range. */
    public static long divideHalfEven(BigInteger a, BigInteger b) {
        BigInteger quotient = new BigDecimal(a)
                .divide(new BigDecimal(b), 0, RoundingMode.HALF_EVEN)
                .toBigInteger();
        return quotient.bitLength() > 63 ? ABSENT : quotient.longValue();
    }
}

package io.tierengine.core.oracle;

import io.tierengine.core.number.Decimals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Decimals of the semantics (§2) as {@link BigDecimal}s; null: absent. */
final class OracleNumbers {

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private OracleNumbers() {}

    static BigDecimal whole(long number) {
        return BigDecimal.valueOf(number);
    }

    /** A number of the core's records: a count of millionths, or absent. */
    static @Nullable BigDecimal ofMicros(long micros) {
        return micros == Decimals.ABSENT ? null : BigDecimal.valueOf(micros, 6);
    }

    /** A number that is always given. */
    static BigDecimal givenMicros(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }

    /** Rounded half-even to 6 places; absent beyond what 63 bits of millionths can tell. */
    static @Nullable BigDecimal rounded(BigDecimal exact) {
        BigDecimal rounded = exact.setScale(6, RoundingMode.HALF_EVEN);
        return rounded.unscaledValue().abs().compareTo(LARGEST) > 0 ? null : rounded;
    }

    /** A quotient, rounded half-even to 6 places once; absent if the divisor is zero. */
    static @Nullable BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        return divisor.signum() == 0 ? null : rounded(dividend.divide(divisor, 6, RoundingMode.HALF_EVEN));
    }

    static long toMicros(@Nullable BigDecimal number) {
        return number == null
                ? Decimals.ABSENT
                : number.movePointRight(6).toBigIntegerExact().longValueExact();
    }
}

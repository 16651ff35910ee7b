package io.tierengine.policy.expression;

import io.tierengine.core.number.Decimals;
import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as written in a policy: decimals with at most six places. */
public final class Numeral {

    private static final BigDecimal LIMIT = new BigDecimal("9000000000000");
    private static final int MAX_LENGTH = 40;

    private Numeral() {}

    /** What is wrong with a number, as the rest of a sentence; empty if nothing is. */
    public static Optional<String> refusal(String digits) {
        BigDecimal value;
        try {
            if (digits.length() > MAX_LENGTH) {
                return Optional.of("is too long a number");
            }
            value = new BigDecimal(digits);
        } catch (NumberFormatException e) {
            return Optional.of("isn't a decimal number");
        }
        boolean manyDigits = value.signum() != 0 && value.precision() - value.scale() > 14;
        if (manyDigits || value.abs().compareTo(LIMIT) > 0) {
            return Optional.of("is too large; numbers go to 9 trillion");
        }
        boolean sixPlaces = value.signum() == 0 || value.stripTrailingZeros().scale() <= Decimals.PLACES;
        return sixPlaces ? Optional.empty() : Optional.of("has more than " + Decimals.PLACES + " decimal places");
    }

    /** The number in micros; it must not have a {@link #refusal}. */
    public static long micros(String digits, boolean negative) {
        long micros = Decimals.unscaled(new BigDecimal(digits), Decimals.PLACES);
        return negative ? -micros : micros;
    }
}

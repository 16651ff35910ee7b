package io.tierengine.server.input;

import io.tierengine.core.number.Decimals;
import io.tierengine.server.problem.ProblemException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Checks one value after the other; what is wrong ends the request with status 400 and the value's name. */
public final class Input {

    private static final int MOST_ID = 200;

    /** Digits of the largest number that is taken, before the point. */
    private static final int MOST_DIGITS = 19;

    private static final Instant EPOCH = Instant.EPOCH;
    private static final Instant FAR = Instant.parse("2200-01-01T00:00:00Z");

    private Input() {}

    /** A problem with a value. */
    public static ProblemException wrong(String name, String what) {
        return new ProblemException(400, name + " " + what);
    }

    /** The id of a customer, as it may stand in a path. */
    public static String customerId(String id) {
        return text(id, "customerId", MOST_ID);
    }

    /** A text that is there, within a length. */
    public static String text(@Nullable String text, String name, int most) {
        String given = optionalText(text, name, most);
        if (given == null) {
            throw wrong(name, "is missing");
        }
        return given;
    }

    /** A text within a length; null where there is none, or nothing in it. */
    public static @Nullable String optionalText(@Nullable String text, String name, int most) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > most) {
            throw wrong(name, "has " + text.length() + " characters; it may have " + most);
        }
        if (text.codePoints().anyMatch(Input::isUnfit)) {
            throw wrong(name, "holds a control character, or half of a character");
        }
        return text.strip();
    }

    private static boolean isUnfit(int codePoint) {
        int type = Character.getType(codePoint);
        boolean isBreak = codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
        return type == Character.SURROGATE || (type == Character.CONTROL && !isBreak);
    }

    /** An instant in ISO 8601 with its offset, from 1970 to 2200, cut to milliseconds; null where there is none. */
    public static @Nullable Instant optionalInstant(@Nullable String text, String name) {
        if (text == null) {
            return null;
        }
        try {
            Instant instant = OffsetDateTime.parse(text.strip()).toInstant();
            if (!instant.isBefore(EPOCH) && instant.isBefore(FAR)) {
                return instant.truncatedTo(ChronoUnit.MILLIS);
            }
        } catch (DateTimeException e) {
            // Told below, as what lies out of range is.
        }
        throw wrong(name, "must be an instant from 1970 to 2199, such as 2026-03-01T00:00:00Z");
    }

    /**
     * A number as the engine has it, in its smallest unit.
     *
     * @param places decimal places that it may have
     */
    public static long decimal(BigDecimal number, int places, String name) {
        boolean fits = number.signum() == 0
                || ((long) number.precision() - number.scale() <= MOST_DIGITS && number.scale() <= MOST_DIGITS);
        try {
            if (fits) {
                return number.signum() == 0 ? 0 : Decimals.unscaled(number, places);
            }
        } catch (ArithmeticException e) {
            // Told below, as what is far too large is.
        }
        throw wrong(name, "has more than " + places + " decimal places, or is too large");
    }

    /** How many are asked for. */
    public static int count(@Nullable Integer count, String name, int standard, int least, int most) {
        int asked = count == null ? standard : count;
        if (asked < least || asked > most) {
            throw wrong(name, "is " + asked + "; it is " + least + " to " + most);
        }
        return asked;
    }
}

package io.tierengine.core.time;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A length of time as the semantics (§1) count it: whole days of the local calendar, then an exact rest. {@code P14D} after
 * a local midnight is a local midnight, also across a clock change; {@code PT36H} is always 36 times 3,600 seconds.
 *
 * @param days days of the local calendar, at least 0
 * @param millis exact milliseconds after them, at least 0
 */
public record CalendarDuration(int days, long millis) {

    public static final CalendarDuration ZERO = new CalendarDuration(0, 0);

    /** The longest duration that is taken, in days: about a hundred years. */
    public static final int MAX_DAYS = 36_525;

    private static final Pattern ISO = Pattern.compile("P(?=.)(?:(\\d{1,6})W)?(?:(\\d{1,6})D)?(T.+)?");

    public CalendarDuration {
        if (days < 0 || days > MAX_DAYS || millis < 0 || millis > MAX_DAYS * 86_400_000L) {
            throw new IllegalArgumentException("a duration is between 0 and " + MAX_DAYS + " days");
        }
    }

    public static CalendarDuration ofDays(int days) {
        return new CalendarDuration(days, 0);
    }

    /**
     * Reads an ISO 8601 duration of weeks, days, hours, minutes and seconds, such as {@code P14D}, {@code P2W},
     * {@code PT48H} or {@code P10DT12H}.
     *
     * @throws IllegalArgumentException if the text isn't one; the message says what is taken
     */
    public static CalendarDuration parse(String text) {
        Matcher matcher = ISO.matcher(text);
        if (!matcher.matches()) {
            throw notADuration(text, null);
        }
        try {
            int days = Math.addExact(7 * whole(matcher.group(1)), whole(matcher.group(2)));
            String time = matcher.group(3);
            return new CalendarDuration(
                    days, time == null ? 0 : Duration.parse("P" + time).toMillis());
        } catch (DateTimeParseException | ArithmeticException e) {
            throw notADuration(text, e);
        }
    }

    private static int whole(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static IllegalArgumentException notADuration(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "'" + text + "' is not a duration; write days and hours as in P14D, PT48H or P10DT12H"
                        + " (months and years have no fixed length)",
                cause);
    }

    public boolean isZero() {
        return days == 0 && millis == 0;
    }

    /** ISO 8601, such as {@code P10DT12H}. */
    @Override
    public String toString() {
        if (isZero()) {
            return "PT0S";
        }
        String rest = millis == 0 ? "" : Duration.ofMillis(millis).toString().substring(1);
        return "P" + (days == 0 ? "" : days + "D") + rest;
    }
}

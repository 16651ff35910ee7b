package io.tierengine.policy;

import io.tierengine.core.metric.Window;
import io.tierengine.core.time.CalendarDuration;
import io.tierengine.core.time.CalendarPeriod;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations and windows as policies write them. */
final class Durations {

    /** Days and hours, of which each length is exact. The JSON Schema has the same form. */
    private static final Pattern DURATION =
            Pattern.compile("P(?=.)([0-9]{1,5}W)?([0-9]{1,5}D)?(T(?=.)([0-9]{1,6}H)?([0-9]{1,6}M)?([0-9]{1,6}S)?)?");

    private static final Pattern WINDOW = Pattern.compile("P([0-9]{1,5})([DW])|PT([0-9]{1,5})H");
    private static final String FORM = "write days and hours, as in P14D, PT48H or P10DT12H";
    private static final String WINDOW_FORM =
            "write days (P30D), hours (PT48H), month, quarter, year (to date) or lifetime";

    private Durations() {}

    /** A duration; null if it isn't given or wrong. */
    static @Nullable CalendarDuration read(Keys keys, String key, Notes notes) {
        String text = keys.text(key);
        if (text == null) {
            return null;
        }
        if (!DURATION.matcher(text).matches()) {
            String hint = isMonths(text) ? FORM + "; months and years have no fixed length" : FORM;
            notes.structure(keys.place(key), "`" + text + "` isn't a duration", hint);
            return null;
        }
        try {
            return CalendarDuration.parse(text);
        } catch (IllegalArgumentException e) {
            String message =
                    "`" + text + "` is too long; a duration has at most " + CalendarDuration.MAX_DAYS + " days";
            notes.meaning(keys.place(key), message, null);
            return null;
        }
    }

    /** A window; null if it isn't given or wrong. */
    static @Nullable Window window(Keys keys, String key, Notes notes) {
        String text = keys.text(key);
        if (text == null) {
            return null;
        }
        Window named = switch (text) {
            case "month" -> new Window.ToDate(CalendarPeriod.MONTH);
            case "quarter" -> new Window.ToDate(CalendarPeriod.QUARTER);
            case "year" -> new Window.ToDate(CalendarPeriod.YEAR);
            case "lifetime" -> new Window.Lifetime();
            default -> null;
        };
        return named != null ? named : rolling(keys, key, text, notes);
    }

    private static @Nullable Window rolling(Keys keys, String key, String text, Notes notes) {
        Matcher matcher = WINDOW.matcher(text);
        if (!matcher.matches()) {
            notes.structure(keys.place(key), "`" + text + "` isn't a window", windowHint(text));
            return null;
        }
        boolean hours = matcher.group(1) == null;
        int number = Integer.parseInt(hours ? matcher.group(3) : matcher.group(1));
        int length = "W".equals(matcher.group(2)) ? 7 * number : number;
        int max = hours ? Window.RollingHours.MAX : Window.RollingDays.MAX;
        if (length < 1 || length > max) {
            String unit = hours ? " hours" : " days";
            String message = "`" + text + "` is out of range; a window has 1 to " + max + unit;
            notes.meaning(keys.place(key), message, hours ? "for a longer one write days" : null);
            return null;
        }
        return hours ? new Window.RollingHours(length) : new Window.RollingDays(length);
    }

    private static String windowHint(String text) {
        if (isMonths(text)) {
            return "months and years have no fixed length: write P30D or P365D, or month or year for the calendar's";
        }
        return WINDOW_FORM;
    }

    private static boolean isMonths(String text) {
        return text.matches("P[0-9]+[MY].*");
    }
}

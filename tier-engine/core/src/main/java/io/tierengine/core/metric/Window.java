package io.tierengine.core.metric;

import io.tierengine.core.time.CalendarPeriod;

/** The stretch of time behind an instant that a metric covers (semantics §2). */
public sealed interface Window {

    /** The local day of the instant and the {@code days - 1} before it. */
    record RollingDays(int days) implements Window {
        public static final int MAX = 3_660;

        public RollingDays {
            requireWithin(days, MAX);
        }

        @Override
        public String toString() {
            return "P" + days + "D";
        }
    }

    /** The UTC hour of the instant and the {@code hours - 1} before it. */
    record RollingHours(int hours) implements Window {
        public static final int MAX = 24 * 62;

        public RollingHours {
            requireWithin(hours, MAX);
        }

        @Override
        public String toString() {
            return "PT" + hours + "H";
        }
    }

    /** From the first day of the local month, quarter or year of the instant, to date. */
    record ToDate(CalendarPeriod period) implements Window {
        @Override
        public String toString() {
            return period.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Everything. */
    record Lifetime() implements Window {
        @Override
        public String toString() {
            return "lifetime";
        }
    }

    private static void requireWithin(int length, int max) {
        if (length < 1 || length > max) {
            throw new IllegalArgumentException("a window is between 1 and " + max + " long, not " + length);
        }
    }
}

package io.tierengine.core.rfm;

import io.tierengine.core.number.Decimals;
import io.tierengine.core.time.CalendarPeriod;
import io.tierengine.core.time.LocalCalendar;
import java.time.ZoneId;
import java.util.List;

/**
 * When customers are counted for cut-offs, and which share of them each cut-off parts from the others. A counting instant is the first
 * instant of the local day that begins a period. Instants are epoch milliseconds.
 *
 * @param percentiles four rising shares of the customers, from the worst, in micros of a percent: 20,000,000 is a fifth
 * @param refresh how often
 * @param zone whose calendar the days are of
 */
public record CutoffSchedule(List<Long> percentiles, Refresh refresh, ZoneId zone) {

    /** All customers, in micros of a percent. */
    public static final long HUNDRED = 100 * Decimals.ONE;

    /** No instant. */
    public static final long NEVER = Long.MAX_VALUE;

    public CutoffSchedule {
        percentiles = List.copyOf(percentiles);
        if (percentiles.size() != RfmScale.BEST - 1) {
            throw new IllegalArgumentException(percentiles.size() + " percentiles, not " + (RfmScale.BEST - 1));
        }
        long last = 0;
        for (long percentile : percentiles) {
            if (percentile <= last || percentile >= HUNDRED) {
                throw new IllegalArgumentException("percentiles that don't rise between 0 and 100: " + percentiles);
            }
            last = percentile;
        }
    }

    /** How often customers are counted. */
    public sealed interface Refresh {

        /** The first day of the period after the one that a local day lies in, both as epoch days. */
        int startOfNext(int day);
    }

    /** With each month, quarter or year. */
    public record Periodic(CalendarPeriod period) implements Refresh {
        @Override
        public int startOfNext(int day) {
            return period.startOfNext(day);
        }
    }

    /**
     * Every so many local days, counted from Monday 1970-01-05: seven of them begin on Mondays.
     *
     * @param days at least 1, at most {@link #MOST}
     */
    public record Daily(int days) implements Refresh {

        /** A leap year. */
        public static final int MOST = 366;

        private static final int FIRST_MONDAY = 4;

        public Daily {
            if (days < 1 || days > MOST) {
                throw new IllegalArgumentException("counted every " + days + " days, not 1 to " + MOST);
            }
        }

        @Override
        public int startOfNext(int day) {
            return day + days - Math.floorMod(day - FIRST_MONDAY, days);
        }
    }

    /** The first counting instant after an instant, or {@link #NEVER}. */
    public long nextAfter(long millis) {
        LocalCalendar calendar = calendar();
        return calendar.startOf(refresh.startOfNext(calendar.dayOf(millis)));
    }

    /** From when on cut-offs are in force if nothing delays them: the first instant of the local day after the one they were counted on. */
    public long regularEffectMillis(long countedAtMillis) {
        LocalCalendar calendar = calendar();
        return calendar.startOf(calendar.dayOf(countedAtMillis) + 1);
    }

    private LocalCalendar calendar() {
        return LocalCalendar.of(zone);
    }
}

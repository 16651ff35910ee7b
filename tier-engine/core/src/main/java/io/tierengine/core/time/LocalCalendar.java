package io.tierengine.core.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The local days of one time zone. Instants are epoch milliseconds, days are epoch days of the local calendar date.
 *
 * <p>The first instant of every day is kept in a table, so that a day is found by one guess and at most a step or two, and
 * the calendar arithmetic of {@link #plus} costs two look-ups unless a clock change is near.
 *
 * <p>A day that has begun doesn't end before the next begins: where clocks go back across midnight (St. John's until 2011)
 * the repeated minutes belong to the new day.
 */
public final class LocalCalendar {

    /** The first instant that is taken as a time of a fact, 1970-01-01T00:00:00Z. */
    public static final long MIN_MILLIS = 0L;

    /** The end of what is taken as a time of a fact, 2200-01-01T00:00:00Z. */
    public static final long MAX_MILLIS = Instant.parse("2200-01-01T00:00:00Z").toEpochMilli();

    private static final long DAY_MILLIS = 86_400_000L;
    private static final int FIRST_DAY = -2;
    private static final int LAST_DAY = (int) (MAX_MILLIS / DAY_MILLIS) + CalendarDuration.MAX_DAYS * 2 + 2;

    private static final byte PLAIN = 1;
    private static final byte NOT_PLAIN = 2;

    private static final ConcurrentMap<ZoneId, LocalCalendar> KNOWN = new ConcurrentHashMap<>();

    private final ZoneId zone;
    private final long[] starts;
    /** What was found of each day so far; several threads find the same. */
    private final byte[] found;

    private final boolean isReturning;

    private LocalCalendar(ZoneId zone) {
        this.zone = zone;
        isReturning = findReturn(zone);
        this.starts = new long[LAST_DAY - FIRST_DAY + 1];
        this.found = new byte[starts.length];
        for (int day = FIRST_DAY; day <= LAST_DAY; day++) {
            starts[day - FIRST_DAY] =
                    LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant().toEpochMilli();
        }
    }

    /** The calendar of a zone; immutable, and shared by all who ask for it. */
    public static LocalCalendar of(ZoneId zone) {
        return KNOWN.computeIfAbsent(zone, LocalCalendar::new);
    }

    public ZoneId zone() {
        return zone;
    }

    /** Whether the clock ever goes back, after 1970, from a day that has begun into the one before. */
    private static boolean findReturn(ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().nextTransition(Instant.ofEpochMilli(MIN_MILLIS));
        while (change != null && change.getInstant().toEpochMilli() < MAX_MILLIS) {
            LocalDate before = change.getDateTimeBefore().minusNanos(1).toLocalDate();
            if (change.getDateTimeAfter().toLocalDate().isBefore(before)) {
                return true;
            }
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return false;
    }

    /** The earliest local day in which a duration can end that begins on a local day, or after it. */
    public int earliestDayAfter(int day, CalendarDuration duration) {
        // In a minute that is repeated after midnight the clock shows the date of the day before.
        return day + Math.max(0, duration.days() - (isReturning ? 1 : 0));
    }

    /** The local day of an instant. */
    public int dayOf(long millis) {
        int index = (int) Math.floorDiv(millis, DAY_MILLIS) - FIRST_DAY;
        index = Math.clamp(index, 0, starts.length - 1);
        while (index + 1 < starts.length && starts[index + 1] <= millis) {
            index++;
        }
        while (index > 0 && starts[index] > millis) {
            index--;
        }
        return index + FIRST_DAY;
    }

    /**
     * The first instant of a local day: its local midnight, or the end of the gap where a clock change skips midnight.
     * {@link Long#MAX_VALUE} for a day so far ahead that nobody will see it, some 200 years after {@link #MAX_MILLIS}.
     */
    public long startOf(int day) {
        return day > LAST_DAY ? Long.MAX_VALUE : starts[day - FIRST_DAY];
    }

    /** The instant a duration later: days of the calendar first, the exact rest after them (semantics §1). */
    public long plus(long millis, CalendarDuration duration) {
        return duration.days() == 0
                ? millis + duration.millis()
                : plusDays(millis, duration.days()) + duration.millis();
    }

    /** The instant a duration earlier: the exact rest first, days of the calendar after it. */
    public long minus(long millis, CalendarDuration duration) {
        long at = millis - duration.millis();
        return duration.days() == 0 ? at : plusDays(at, -duration.days());
    }

    private long plusDays(long millis, int days) {
        int from = dayOf(millis);
        int to = from + days;
        long sinceMidnight = millis - startOf(from);
        if (sinceMidnight == 0 || (isPlain(from) && isPlain(to))) {
            return startOf(to) + sinceMidnight;
        }
        LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), zone);
        return local.plusDays(days).atZone(zone).toInstant().toEpochMilli();
    }

    private boolean isPlain(int day) {
        if (day >= LAST_DAY) {
            return false;
        }
        byte known = found[day - FIRST_DAY];
        if (known == 0) {
            known = findPlain(day) ? PLAIN : NOT_PLAIN;
            found[day - FIRST_DAY] = known;
        }
        return known == PLAIN;
    }

    /** A day of 24 hours in which the clock doesn't change. */
    private boolean findPlain(int day) {
        long start = startOf(day);
        return startOf(day + 1) - start == DAY_MILLIS
                && zone.getRules().getOffset(Instant.ofEpochMilli(start)).equals(zoneOffsetBefore(day + 1));
    }

    private ZoneOffset zoneOffsetBefore(int day) {
        return zone.getRules().getOffset(Instant.ofEpochMilli(startOf(day) - 1));
    }
}

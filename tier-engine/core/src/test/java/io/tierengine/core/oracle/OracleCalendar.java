package io.tierengine.core.oracle;

import io.tierengine.core.time.CalendarDuration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Local days and durations by {@link java.time} alone (semantics §1 and §2). */
record OracleCalendar(ZoneId zone) {

    /** The first instant of a local day. */
    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The local day of an instant: the last one that has begun. */
    LocalDate dayOf(Instant instant) {
        LocalDate day = LocalDate.ofInstant(instant, zone);
        while (!startOf(day.plusDays(1)).isAfter(instant)) {
            day = day.plusDays(1);
        }
        return day;
    }

    Instant midnightAfter(Instant instant) {
        return startOf(dayOf(instant).plusDays(1));
    }

    static Instant hourAfter(Instant instant) {
        return instant.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }

    /** The instant a duration later: days of the local calendar, then an exact rest. */
    Instant plus(Instant instant, CalendarDuration duration) {
        return plusDays(instant, duration.days()).plusMillis(duration.millis());
    }

    /** The instant a duration earlier: the exact rest, then days of the local calendar. */
    Instant minus(Instant instant, CalendarDuration duration) {
        return plusDays(instant.minusMillis(duration.millis()), -duration.days());
    }

    private Instant plusDays(Instant instant, int days) {
        if (days == 0) {
            return instant;
        }
        LocalDate day = dayOf(instant);
        if (startOf(day).equals(instant)) {
            return startOf(day.plusDays(days));
        }
        return LocalDateTime.ofInstant(instant, zone)
                .plusDays(days)
                .atZone(zone)
                .toInstant();
    }
}

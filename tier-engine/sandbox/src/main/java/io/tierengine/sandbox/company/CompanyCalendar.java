package io.tierengine.sandbox.company;

import io.tierengine.core.time.LocalCalendar;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The time of the company's story: seconds from the full hour at or before its beginning, and the local days in which
 * customers live.
 *
 * <p>A customer's activity within a day runs on <em>operational</em> time, the share of the day's activity that is over,
 * so that exponential gaps in operational time give busy evenings and quiet nights.
 */
final class CompanyCalendar {

    static final int DAY = 86_400;
    static final int HOUR = 3_600;
    /** Later than every story. */
    static final int NEVER = Integer.MAX_VALUE;

    private final LocalCalendar local;
    private final long base;
    private final int begin;
    private final int end;
    private final int firstDay;
    private final short[] dayOfYear;

    CompanyCalendar(ZoneId zone, long fromMillis, long untilMillis) {
        this.local = new LocalCalendar(zone);
        this.base = Math.floorDiv(fromMillis, HOUR * 1000L) * HOUR;
        this.begin = second(fromMillis);
        this.end = second(untilMillis);
        this.firstDay = local.dayOf(fromMillis);
        this.dayOfYear = new short[local.dayOf(untilMillis) - firstDay + 2];
        for (int i = 0; i < dayOfYear.length; i++) {
            dayOfYear[i] = (short) LocalDate.ofEpochDay((long) firstDay + i).getDayOfYear();
        }
    }

    /** The first second of the story. */
    int begin() {
        return begin;
    }

    /** The second before which every fact happens. */
    int end() {
        return end;
    }

    int second(long millis) {
        return Math.toIntExact(Math.floorDiv(millis, 1000L) - base);
    }

    long millis(int second) {
        return (base + second) * 1000L;
    }

    /** The local epoch day. */
    int dayOf(int second) {
        return local.dayOf(millis(second));
    }

    /** 1 to 366, of a local day within the story. */
    int dayOfYear(int day) {
        return dayOfYear[day - firstDay];
    }

    /** 0 for Monday to 6 for Sunday. */
    static int weekday(int day) {
        return Math.floorMod(day + 3, 7);
    }

    /** The instant so many operational days after another, at least a second later; {@link #NEVER} if not before the end. */
    int later(int second, double operationalDays, HoursOfDay hours) {
        if (operationalDays > (end - (double) second) / DAY + 2) {
            return NEVER;
        }
        int day = dayOf(second);
        int start = startOf(day);
        double timeOfDay = (double) (second - start) / (startOf(day + 1) - start);
        double then = hours.activityBefore(timeOfDay) + operationalDays;
        int days = (int) then;
        return Math.max(second + 1, onDay(day + days, then - days, hours));
    }

    /** The instant of a local day at which a share of its activity is over; {@link #NEVER} if not before the end. */
    int onDay(int day, double activity, HoursOfDay hours) {
        int start = startOf(day);
        if (start >= end) {
            return NEVER;
        }
        int second = start + (int) (hours.timeOfDay(activity) * (startOf(day + 1) - start));
        return second < end ? second : NEVER;
    }

    private int startOf(int day) {
        return (int) (Math.floorDiv(local.startOf(day), 1000L) - base);
    }
}

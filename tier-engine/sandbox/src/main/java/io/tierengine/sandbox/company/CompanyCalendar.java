package io.tierengine.sandbox.company;

import io.tierengine.core.time.LocalCalendar;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The time of the company's story: seconds from the full hour at or before its beginning, and the local days in which
 * customers live.
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
    private final int days;

    CompanyCalendar(ZoneId zone, long fromMillis, long untilMillis) {
        this.local = LocalCalendar.of(zone);
        this.base = Math.floorDiv(fromMillis, HOUR * 1000L) * HOUR;
        this.begin = second(fromMillis);
        this.end = second(untilMillis);
        this.firstDay = local.dayOf(fromMillis);
        this.days = local.dayOf(untilMillis - 1) - firstDay + 1;
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

    /** The local epoch day on which the story begins. */
    int firstDay() {
        return firstDay;
    }

    /** On how many local days the story plays. */
    int days() {
        return days;
    }

    /** The time of day as a fraction of the local day, in [0, 1). */
    double timeOfDay(int second) {
        int day = dayOf(second);
        int start = startOf(day);
        return (double) (second - start) / (startOf(day + 1) - start);
    }

    /** 1 to 366. */
    int dayOfYear(int day) {
        return LocalDate.ofEpochDay(day).getDayOfYear();
    }

    /** 0 for Monday to 6 for Sunday. */
    static int weekday(int day) {
        return Math.floorMod(day + 3, 7);
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

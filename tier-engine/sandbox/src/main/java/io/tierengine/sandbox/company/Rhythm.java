package io.tierengine.sandbox.company;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * How activity spreads over the days of the story and the hours of a day. It runs on <em>operational</em> time, the
 * activity that is over: gaps that are exponential in it give busy evenings and Novembers, quiet nights and Sundays
 * (time rescaling), without trying and rejecting.
 */
final class Rhythm {

    private final CompanyCalendar calendar;
    private final HoursOfDay hours;
    private final int firstDay;
    /** Activity before the start of each day of the story, and at the end that of all. */
    private final double[] before;

    /** @param weightOfDay activity of a local epoch day, positive, where 1 is an average day */
    Rhythm(CompanyCalendar calendar, HoursOfDay hours, IntToDoubleFunction weightOfDay) {
        this.calendar = calendar;
        this.hours = hours;
        this.firstDay = calendar.firstDay();
        this.before = new double[calendar.days() + 1];
        for (int i = 0; i < calendar.days(); i++) {
            before[i + 1] = before[i] + weightOfDay.applyAsDouble(firstDay + i);
        }
    }

    HoursOfDay hours() {
        return hours;
    }

    /**
     * The instant at which so much more activity is over, at least a second later; {@link CompanyCalendar#NEVER} if that is
     * not before the end of the story.
     *
     * @param second within the story
     * @param activity in average days
     */
    int later(int second, double activity) {
        int from = calendar.dayOf(second) - firstDay;
        double over = hours.activityBefore(calendar.timeOfDay(second));
        double target = before[from] + over * (before[from + 1] - before[from]) + activity;
        int day = dayOf(target, from);
        if (day == before.length - 1) {
            return CompanyCalendar.NEVER;
        }
        double share = (target - before[day]) / (before[day + 1] - before[day]);
        int then = calendar.onDay(firstDay + day, share, hours);
        return then == CompanyCalendar.NEVER ? then : Math.max(second + 1, then);
    }

    /** The last day before whose start at most so much activity lies. */
    private int dayOf(double target, int from) {
        int near = Math.min(from + 8, before.length - 1);
        if (target < before[near]) {
            int day = from;
            while (before[day + 1] <= target) {
                day++;
            }
            return day;
        }
        int found = Arrays.binarySearch(before, near, before.length, target);
        return found >= 0 ? found : -found - 2;
    }
}

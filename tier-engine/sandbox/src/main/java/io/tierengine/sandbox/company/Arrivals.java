package io.tierengine.sandbox.company;

import io.tierengine.core.fact.Event;
import io.tierengine.core.fact.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts that have been made and not yet been handed out, by the hour in which they arrive. A share of the events comes
 * late, a share comes twice. Nothing comes later than the greatest lateness after it happened; so no fact ever comes
 * further than that behind the greatest {@code occurredAt} before it.
 */
final class Arrivals {

    private static final double REPETITION_MEAN_SECONDS = 900;

    private final int end;
    private final double lateShare;
    private final double duplicateShare;
    private final int maxLateness;
    private final Draws draws;
    private final List<@Nullable List<Arrival>> byHour;

    Arrivals(CompanySettings settings, CompanyCalendar calendar, Draws draws) {
        this.end = calendar.end();
        this.lateShare = settings.lateShare();
        this.duplicateShare = settings.duplicateShare();
        this.maxLateness = Math.toIntExact(settings.maxLateness().toSeconds());
        this.draws = draws;
        int hours = (int) (((long) end + maxLateness) / CompanyCalendar.HOUR) + 1;
        this.byHour = new ArrayList<>(Collections.nCopies(hours, null));
    }

    int hours() {
        return byHour.size();
    }

    /** An event that happens at a second, perhaps late, perhaps twice; nothing if that is after the story's end. */
    void add(Customer customer, int step, int second, Event event) {
        if (second >= end) {
            return;
        }
        int delay = draws.chance(lateShare) ? delay() : 0;
        add(new Arrival(second + delay, customer.index, step, event));
        if (draws.chance(duplicateShare)) {
            int again = delay + (int) (draws.exponential() * REPETITION_MEAN_SECONDS);
            add(new Arrival(second + Math.min(again, maxLateness), customer.index, step, event));
        }
    }

    /** A fact that comes when it happens, once; nothing if that is after the story's end. */
    void addPunctual(Customer customer, int step, int second, Fact fact) {
        if (second < end) {
            add(new Arrival(second, customer.index, step, fact));
        }
    }

    /** Takes what arrives in an hour, in order. */
    List<Arrival> take(int hour) {
        List<Arrival> arrivals = byHour.get(hour);
        if (arrivals == null) {
            return List.of();
        }
        byHour.set(hour, null);
        Arrival[] sorted = arrivals.toArray(Arrival[]::new);
        Arrays.sort(sorted);
        return Arrays.asList(sorted);
    }

    private void add(Arrival arrival) {
        int hour = arrival.second() / CompanyCalendar.HOUR;
        List<Arrival> arrivals = byHour.get(hour);
        if (arrivals == null) {
            arrivals = new ArrayList<>();
            byHour.set(hour, arrivals);
        }
        arrivals.add(arrival);
    }

    /** Most delays are short beside the greatest. */
    private int delay() {
        double share = draws.uniform();
        return Math.min(maxLateness, 1 + (int) (share * share * maxLateness));
    }
}

package io.tierengine.views.count;

import io.tierengine.core.time.LocalCalendar;
import io.tierengine.views.Step;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Counts changes of tier by hour and day of event time. Hours are kept for {@value #KEPT_HOURS} before the latest, days for {@value #KEPT_DAYS}, and
 * what lies before that isn't counted, so that it makes no difference in which order it came.
 */
final class MovementCounts {

    static final int KEPT_HOURS = 14 * 24;
    static final int KEPT_DAYS = 400;

    private static final long HOUR_MILLIS = 3_600_000;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Counters counters;
    private final LocalCalendar calendar;
    private int cleanedDay = -1;

    MovementCounts(KeyValueStore<Bytes, byte[]> store, Counters counters, LocalCalendar calendar) {
        this.store = store;
        this.counters = counters;
        this.calendar = calendar;
    }

    void add(List<String> scopes, @Nullable String from, String to, long atMillis) {
        for (Step step : Step.values()) {
            int number = number(step, atMillis, calendar);
            Bytes latestKey = latest(step);
            long latest = counters.get(latestKey);
            if (number > latest) {
                counters.add(latestKey, number - latest);
            } else if (number < latest - kept(step)) {
                continue;
            }
            for (String scope : scopes) {
                counters.add(
                        CounterKey.of(CounterKey.kind(step))
                                .text(scope)
                                .number(number)
                                .text(from)
                                .text(to)
                                .bytes(),
                        1);
            }
        }
    }

    /** The key under which the latest hour or day is kept. */
    static Bytes latest(Step step) {
        return CounterKey.of(CounterKey.LATEST).text(step.name()).bytes();
    }

    static int kept(Step step) {
        return switch (step) {
            case HOUR -> KEPT_HOURS;
            case DAY -> KEPT_DAYS;
        };
    }

    /** Hours of UTC or local days since 1970. */
    static int number(Step step, long millis, LocalCalendar calendar) {
        return switch (step) {
            case HOUR -> (int) Math.floorDiv(millis, HOUR_MILLIS);
            case DAY -> CustomerCounts.dayOf(calendar, millis);
        };
    }

    static long start(Step step, int number, LocalCalendar calendar) {
        return switch (step) {
            case HOUR -> number * HOUR_MILLIS;
            case DAY -> calendar.startOf(number);
        };
    }

    /** Deletes what is too old, when a day has passed since it was done: from each scope the range before what is kept. */
    void cleanUp() {
        int today = (int) counters.get(latest(Step.DAY));
        if (today == cleanedDay) {
            return;
        }
        for (Step step : Step.values()) {
            cleanUp(step, (int) counters.get(latest(step)) - kept(step));
        }
        cleanedDay = today;
    }

    private void cleanUp(Step step, int firstKept) {
        char kind = CounterKey.kind(step);
        Bytes end = CounterKey.of((char) (kind + 1)).bytes();
        Bytes next = CounterKey.of(kind).bytes();
        while (next != null) {
            String scope = firstScope(next, end);
            if (scope == null) {
                return;
            }
            if (firstKept > 0) {
                Bytes first = CounterKey.of(kind).text(scope).number(0).bytes();
                delete(first, CounterKey.of(kind).text(scope).number(firstKept).bytes());
            }
            next = CounterKey.of(kind).text(scope).number(Integer.MAX_VALUE).bytes();
        }
    }

    private @Nullable String firstScope(Bytes from, Bytes end) {
        try (KeyValueIterator<Bytes, byte[]> found = store.range(from, end)) {
            if (!found.hasNext()) {
                return null;
            }
            byte[] key = found.next().key.get();
            return key.length < 2 ? null : CounterKey.texts(key, 1).getFirst();
        }
    }

    private void delete(Bytes first, Bytes end) {
        List<Bytes> old = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> found = store.range(first, end)) {
            while (found.hasNext()) {
                KeyValue<Bytes, byte[]> one = found.next();
                if (one.key.compareTo(end) < 0) {
                    old.add(one.key);
                }
            }
        }
        old.forEach(counters::delete);
    }
}

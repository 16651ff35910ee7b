package io.tierengine.views.count;

import io.tierengine.core.time.LocalCalendar;
import io.tierengine.views.Distribution;
import io.tierengine.views.Movements;
import io.tierengine.views.Step;
import io.tierengine.views.ViewQueries;
import io.tierengine.views.Visibility;
import io.tierengine.views.store.ViewStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Tells from this instance's counters how customers moved, and what there was before they did. */
public final class StoredMovements {

    private static final Comparator<@Nullable String> TEXT = Comparator.nullsLast(Comparator.naturalOrder());

    private final CounterReading reading;
    private final StoredCounts counts;

    /** Of these partitions. */
    public StoredMovements(ViewStores stores, Set<Integer> partitions) {
        reading = new CounterReading(stores, partitions);
        counts = new StoredCounts(stores, partitions);
    }

    /** Changes of tier in what begins within a range of time. */
    public Movements movements(Instant from, Instant to, Step step, Optional<Visibility> visibility) {
        LocalCalendar calendar = reading.calendar();
        List<Movements.Movement> movements = new ArrayList<>();
        moved(step, firstFrom(step, from, calendar), firstFrom(step, to, calendar), visibility)
                .forEach((move, count) -> movements.add(new Movements.Movement(
                        Instant.ofEpochMilli(MovementCounts.start(step, move.number(), calendar)),
                        move.from(),
                        move.to(),
                        count)));
        movements.sort(Comparator.comparing(Movements.Movement::at)
                .thenComparing(Movements.Movement::from, TEXT)
                .thenComparing(Movements.Movement::to));
        return new Movements(step, movements);
    }

    /**
     * How customers moved in an hour or a day.
     *
     * @param number of the hour or day
     */
    private record Move(int number, @Nullable String from, String to) {}

    private Map<Move, Long> moved(Step step, int first, int end, Optional<Visibility> visibility) {
        Map<Move, Long> sums = new HashMap<>();
        for (String scope : Scope.of(visibility)) {
            CounterKey prefix = CounterKey.of(CounterKey.kind(step)).text(scope);
            Bytes from = CounterKey.of(CounterKey.kind(step))
                    .text(scope)
                    .number(first)
                    .bytes();
            Bytes to =
                    CounterKey.of(CounterKey.kind(step)).text(scope).number(end).bytes();
            reading.sum(from, to, (key, count) -> {
                List<@Nullable String> texts = CounterKey.texts(key, prefix.size() + Integer.BYTES);
                int number = CounterKey.number(key, prefix.size());
                sums.merge(new Move(number, texts.get(0), String.valueOf(texts.get(1))), count, Long::sum);
            });
        }
        return sums;
    }

    /** The number of the first hour or day that doesn't begin before an instant. */
    private static int firstFrom(Step step, Instant instant, LocalCalendar calendar) {
        long millis = Math.clamp(instant.toEpochMilli(), LocalCalendar.MIN_MILLIS, LocalCalendar.MAX_MILLIS - 1);
        int number = MovementCounts.number(step, millis, calendar);
        return MovementCounts.start(step, number, calendar) < millis ? number + 1 : number;
    }

    /**
     * Customers by tier over time.
     *
     * @throws IllegalArgumentException if there are too many points
     */
    public Distribution distribution(Instant from, Instant to, Step step, Optional<Visibility> visibility) {
        LocalCalendar calendar = reading.calendar();
        int end = firstFrom(step, to.plusMillis(1), calendar);
        int asked = firstFrom(step, from, calendar);
        if (end - asked > ViewQueries.MOST_POINTS) {
            throw new IllegalArgumentException("from " + from + " to " + to + " are " + (end - asked)
                    + " points; ask for at most " + ViewQueries.MOST_POINTS + ", or in larger steps");
        }
        int first = Math.max(asked, latest(step) - MovementCounts.kept(step));
        Map<String, Long> tiers = new HashMap<>();
        counts.counts(visibility, Instant.EPOCH)
                .tier()
                .forEach(tier -> tiers.put(String.valueOf(tier.value()), tier.count()));
        Map<Integer, List<Map.Entry<Move, Long>>> byNumber = new HashMap<>();
        moved(step, first, Integer.MAX_VALUE, visibility)
                .entrySet()
                .forEach(move -> byNumber.computeIfAbsent(
                                Math.min(move.getKey().number(), end), number -> new ArrayList<>())
                        .add(move));
        List<Distribution.Point> points = new ArrayList<>();
        for (int number = end; number >= first; number--) {
            byNumber.getOrDefault(number, List.of()).forEach(move -> takeBack(tiers, move));
            if (number < end) {
                points.add(new Distribution.Point(
                        Instant.ofEpochMilli(MovementCounts.start(step, number, calendar)), positive(tiers)));
            }
        }
        return new Distribution(step, points.reversed());
    }

    private static void takeBack(Map<String, Long> counts, Map.Entry<Move, Long> move) {
        counts.merge(move.getKey().to(), -move.getValue(), Long::sum);
        String from = move.getKey().from();
        if (from != null) {
            counts.merge(from, move.getValue(), Long::sum);
        }
    }

    /** Of whom only a part is seen, some may have moved where they aren't seen any more. */
    private static Map<String, Long> positive(Map<String, Long> counts) {
        Map<String, Long> positive = new TreeMap<>(counts);
        positive.values().removeIf(count -> count <= 0);
        return positive;
    }

    private int latest(Step step) {
        Bytes key = MovementCounts.latest(step);
        return (int) reading.partitions().stream()
                .mapToLong(partition -> reading.get(partition, key))
                .max()
                .orElse(0);
    }
}

package io.tierengine.views.count;

import io.tierengine.core.time.LocalCalendar;
import io.tierengine.views.Attribute;
import io.tierengine.views.Counts;
import io.tierengine.views.CrossTable;
import io.tierengine.views.Distribution;
import io.tierengine.views.Falls;
import io.tierengine.views.Movements;
import io.tierengine.views.Step;
import io.tierengine.views.ValueCount;
import io.tierengine.views.ViewQueries;
import io.tierengine.views.Visibility;
import io.tierengine.views.row.KnownCustomer;
import io.tierengine.views.store.StoreNames;
import io.tierengine.views.store.ViewStores;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Sums the counters of this instance's partitions when asked. */
public final class StoredCounts {

    private static final Comparator<@Nullable String> TEXT = Comparator.nullsLast(Comparator.naturalOrder());

    private final ViewStores stores;
    private final Set<Integer> partitions;

    /** Of these partitions. */
    public StoredCounts(ViewStores stores, Set<Integer> partitions) {
        this.stores = stores;
        this.partitions = partitions;
    }

    /** Customers by tier, stage, risk and segment. */
    public Counts counts(Optional<Visibility> visibility, Instant now) {
        Map<String, Map<@Nullable String, Long>> sums = new HashMap<>();
        for (String scope : Scope.of(visibility)) {
            CounterKey prefix = CounterKey.of(CounterKey.BY_VALUE).text(scope);
            sum(prefix.bytes(), prefix.end(), (key, count) -> {
                List<@Nullable String> texts = CounterKey.texts(key, prefix.size());
                sums.computeIfAbsent(String.valueOf(texts.get(0)), attribute -> new HashMap<>())
                        .merge(texts.get(1), count, Long::sum);
            });
        }
        List<ValueCount> tiers = values(sums, Attribute.TIER);
        return new Counts(
                now,
                tiers.stream().mapToLong(ValueCount::count).sum(),
                tiers,
                values(sums, Attribute.STAGE),
                values(sums, Attribute.RISK),
                values(sums, Attribute.SEGMENT));
    }

    private static List<ValueCount> values(Map<String, Map<@Nullable String, Long>> sums, Attribute attribute) {
        return sums.getOrDefault(attribute.id(), Map.of()).entrySet().stream()
                .map(sum -> new ValueCount(sum.getKey(), sum.getValue()))
                .sorted(Comparator.comparing(ValueCount::value, TEXT))
                .toList();
    }

    /** About how many customers have one of the values; none where it is one of too many values. */
    public long customersWith(Attribute attribute, Set<String> values) {
        long[] sum = new long[1];
        for (String value : values) {
            if (CustomerCounts.COUNTED.contains(attribute)) {
                Bytes key = CounterKey.of(CounterKey.BY_VALUE)
                        .text(Scope.ALL)
                        .attribute(attribute)
                        .text(value)
                        .bytes();
                partitions.forEach(partition -> sum[0] += get(partition, key));
            } else {
                CounterKey prefix = Attribute.SCOPES.contains(attribute)
                        ? CounterKey.of(CounterKey.BY_VALUE)
                                .text(Scope.name(attribute, value))
                                .attribute(Attribute.TIER)
                        : CounterKey.of(CounterKey.CROSSED)
                                .text(Scope.ALL)
                                .attribute(attribute)
                                .text(value);
                sum(prefix.bytes(), prefix.end(), (key, count) -> sum[0] += count);
            }
        }
        return sum[0];
    }

    /** Customers by an attribute, tier and stage. */
    public CrossTable crossTable(Attribute attribute, Optional<Visibility> visibility) {
        Map<List<@Nullable String>, Long> sums = new HashMap<>();
        for (String scope : Scope.of(visibility)) {
            CounterKey prefix = CounterKey.of(CounterKey.CROSSED).text(scope).attribute(attribute);
            sum(
                    prefix.bytes(),
                    prefix.end(),
                    (key, count) -> sums.merge(CounterKey.texts(key, prefix.size()), count, Long::sum));
        }
        List<CrossTable.Cell> cells = new ArrayList<>();
        sums.forEach((texts, count) -> cells.add(
                new CrossTable.Cell(texts.get(0), Objects.requireNonNull(texts.get(1)), texts.get(2), count)));
        cells.sort(Comparator.comparing(CrossTable.Cell::value, TEXT)
                .thenComparing(CrossTable.Cell::tier)
                .thenComparing(CrossTable.Cell::stage, TEXT));
        return new CrossTable(attribute, cells);
    }

    /** Changes of tier in what begins within a range of time. */
    public Movements movements(Instant from, Instant to, Step step, Optional<Visibility> visibility) {
        LocalCalendar calendar = calendar();
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
            sum(from, to, (key, count) -> {
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
        LocalCalendar calendar = calendar();
        int end = firstFrom(step, to.plusMillis(1), calendar);
        int asked = firstFrom(step, from, calendar);
        if (end - asked > ViewQueries.MOST_POINTS) {
            throw new IllegalArgumentException("from " + from + " to " + to + " are " + (end - asked)
                    + " points; ask for at most " + ViewQueries.MOST_POINTS + ", or in larger steps");
        }
        int first = Math.max(asked, latest(step) - MovementCounts.kept(step));
        Map<String, Long> counts = new HashMap<>();
        counts(visibility, Instant.EPOCH)
                .tier()
                .forEach(tier -> counts.put(String.valueOf(tier.value()), tier.count()));
        Map<Integer, List<Map.Entry<Move, Long>>> byNumber = new HashMap<>();
        moved(step, first, Integer.MAX_VALUE, visibility)
                .entrySet()
                .forEach(move -> byNumber.computeIfAbsent(
                                Math.min(move.getKey().number(), end), number -> new ArrayList<>())
                        .add(move));
        List<Distribution.Point> points = new ArrayList<>();
        for (int number = end; number >= first; number--) {
            byNumber.getOrDefault(number, List.of()).forEach(move -> takeBack(counts, move));
            if (number < end) {
                points.add(new Distribution.Point(
                        Instant.ofEpochMilli(MovementCounts.start(step, number, calendar)), positive(counts)));
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
        return (int) partitions.stream()
                .mapToLong(partition -> get(partition, key))
                .max()
                .orElse(0);
    }

    /** Downgrades to come; what should have been before today counts as today's. */
    public Falls falls(Instant today, int days, Optional<Visibility> visibility) {
        int first = CustomerCounts.dayOf(calendar(), today.toEpochMilli());
        Map<Integer, Long> counts = byDay(CounterKey.FALLS, first, first + days, visibility);
        Map<Integer, Long> values = byDay(CounterKey.FALL_VALUES, first, first + days, visibility);
        List<Falls.FallDay> falls = new ArrayList<>();
        counts.forEach((day, count) -> falls.add(new Falls.FallDay(
                LocalDate.ofEpochDay(day),
                count,
                Objects.requireNonNullElse(KnownCustomer.number(values.getOrDefault(day, 0L)), BigDecimal.ZERO))));
        return new Falls(falls);
    }

    private Map<Integer, Long> byDay(char kind, int today, int end, Optional<Visibility> visibility) {
        Map<Integer, Long> sums = new TreeMap<>();
        for (String scope : Scope.of(visibility)) {
            int prefix = CounterKey.of(kind).text(scope).size();
            Bytes from = CounterKey.of(kind).text(scope).number(0).bytes();
            Bytes to = CounterKey.of(kind).text(scope).number(end - 1).bytes();
            sum(
                    from,
                    to,
                    (key, count) -> sums.merge(Math.max(today, CounterKey.number(key, prefix)), count, Long::sum));
        }
        return sums;
    }

    private LocalCalendar calendar() {
        for (int partition : partitions) {
            byte[] zone = stores.get(partition, StoreNames.COUNTS, CounterKey.ZONE);
            if (zone != null) {
                return LocalCalendar.of(ZoneId.of(new String(zone, StandardCharsets.UTF_8)));
            }
        }
        return LocalCalendar.of(ZoneOffset.UTC);
    }

    private long get(int partition, Bytes key) {
        return Counters.read(stores.get(partition, StoreNames.COUNTS, key));
    }

    private void sum(Bytes from, Bytes to, ObjLongConsumer<byte[]> counter) {
        for (int partition : partitions) {
            try (KeyValueIterator<Bytes, byte[]> found = stores.range(partition, StoreNames.COUNTS, from, to, false)) {
                while (found.hasNext()) {
                    KeyValue<Bytes, byte[]> one = found.next();
                    counter.accept(one.key.get(), Counters.read(one.value));
                }
            }
        }
    }
}

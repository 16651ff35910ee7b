package io.tierengine.views.count;

import io.tierengine.views.Attribute;
import io.tierengine.views.Counts;
import io.tierengine.views.CrossTable;
import io.tierengine.views.Falls;
import io.tierengine.views.ValueCount;
import io.tierengine.views.Visibility;
import io.tierengine.views.row.KnownCustomer;
import io.tierengine.views.store.ViewStores;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Sums the counters of this instance's partitions when asked. */
public final class StoredCounts {

    private static final Comparator<@Nullable String> TEXT = Comparator.nullsLast(Comparator.naturalOrder());

    private final CounterReading reading;

    /** Of these reading.partitions(). */
    public StoredCounts(ViewStores stores, Set<Integer> partitions) {
        reading = new CounterReading(stores, partitions);
    }

    /** Customers by tier, stage, risk and segment. */
    public Counts counts(Optional<Visibility> visibility, Instant now) {
        Map<String, Map<@Nullable String, Long>> sums = new HashMap<>();
        for (String scope : Scope.of(visibility)) {
            CounterKey prefix = CounterKey.of(CounterKey.BY_VALUE).text(scope);
            reading.sum(prefix.bytes(), prefix.end(), (key, count) -> {
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
                reading.partitions().forEach(partition -> sum[0] += reading.get(partition, key));
            } else {
                CounterKey prefix = Attribute.SCOPES.contains(attribute)
                        ? CounterKey.of(CounterKey.BY_VALUE)
                                .text(Scope.name(attribute, value))
                                .attribute(Attribute.TIER)
                        : CounterKey.of(CounterKey.CROSSED)
                                .text(Scope.ALL)
                                .attribute(attribute)
                                .text(value);
                reading.sum(prefix.bytes(), prefix.end(), (key, count) -> sum[0] += count);
            }
        }
        return sum[0];
    }

    /** Customers by an attribute, tier and stage. */
    public CrossTable crossTable(Attribute attribute, Optional<Visibility> visibility) {
        Map<List<@Nullable String>, Long> sums = new HashMap<>();
        for (String scope : Scope.of(visibility)) {
            CounterKey prefix = CounterKey.of(CounterKey.CROSSED).text(scope).attribute(attribute);
            reading.sum(
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

    /** Downgrades to come; what should have been before today counts as today's. */
    public Falls falls(Instant today, int days, Optional<Visibility> visibility) {
        int first = CustomerCounts.dayOf(reading.calendar(), today.toEpochMilli());
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
            reading.sum(
                    from,
                    to,
                    (key, count) -> sums.merge(Math.max(today, CounterKey.number(key, prefix)), count, Long::sum));
        }
        return sums;
    }
}

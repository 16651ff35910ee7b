package io.tierengine.views;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the answers of several instances, each from its own partitions, together to one. At least one must be given. */
public final class MergedViews {

    private static final Comparator<@Nullable String> TEXT = Comparator.nullsLast(Comparator.naturalOrder());

    private MergedViews() {}

    /**
     * One page of several. A row that lies behind the place up to which an instance has looked waits for the next page, as that instance may have
     * rows before it.
     *
     * @param query what all were asked
     */
    public static Page pages(ListQuery query, Collection<Page> pages) {
        Comparator<Position> order = Position.comparator(query.order());
        Optional<Position> looked =
                pages.stream().flatMap(page -> page.next().stream()).min(order);
        List<Page.ListedRow> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        pages.stream()
                .flatMap(page -> page.rows().stream())
                .filter(row -> looked.isEmpty() || order.compare(row.position(), looked.get()) <= 0)
                .sorted(Comparator.comparing(Page.ListedRow::position, order))
                .filter(row -> seen.add(row.row().customerId()))
                .forEach(rows::add);
        if (rows.size() <= query.limit()) {
            return new Page(rows, looked);
        }
        List<Page.ListedRow> first = rows.subList(0, query.limit());
        return new Page(first, Optional.of(first.getLast().position()));
    }

    /** Their sums; as of the earliest. */
    public static Counts counts(Collection<Counts> counts) {
        return new Counts(
                counts.stream().map(Counts::asOf).min(Comparator.naturalOrder()).orElseThrow(),
                counts.stream().mapToLong(Counts::total).sum(),
                values(counts, Counts::tier),
                values(counts, Counts::stage),
                values(counts, Counts::risk),
                values(counts, Counts::segment));
    }

    private static List<ValueCount> values(Collection<Counts> counts, Function<Counts, List<ValueCount>> part) {
        Map<@Nullable String, Long> sums = new HashMap<>();
        counts.forEach(one -> part.apply(one).forEach(value -> sums.merge(value.value(), value.count(), Long::sum)));
        return sums.entrySet().stream()
                .map(sum -> new ValueCount(sum.getKey(), sum.getValue()))
                .sorted(Comparator.comparing(ValueCount::value, TEXT))
                .toList();
    }

    /** Their sums, cell by cell. All must be of one attribute. */
    public static CrossTable crossTables(Collection<CrossTable> tables) {
        record Place(
                @Nullable String value,
                String tier,
                @Nullable String stage) {}
        Map<Place, Long> sums = new HashMap<>();
        tables.forEach(table -> table.cells()
                .forEach(cell ->
                        sums.merge(new Place(cell.value(), cell.tier(), cell.stage()), cell.count(), Long::sum)));
        return new CrossTable(
                tables.iterator().next().attribute(),
                sums.entrySet().stream()
                        .map(sum -> new CrossTable.Cell(
                                sum.getKey().value(),
                                sum.getKey().tier(),
                                sum.getKey().stage(),
                                sum.getValue()))
                        .sorted(Comparator.comparing(CrossTable.Cell::value, TEXT)
                                .thenComparing(CrossTable.Cell::tier)
                                .thenComparing(CrossTable.Cell::stage, TEXT))
                        .toList());
    }

    /** Their sums. All must have one step. */
    public static Movements movements(Collection<Movements> several) {
        record Place(Instant at, @Nullable String from, String to) {}
        Map<Place, Long> sums = new HashMap<>();
        several.forEach(one -> one.movements()
                .forEach(movement -> sums.merge(
                        new Place(movement.at(), movement.from(), movement.to()), movement.count(), Long::sum)));
        return new Movements(
                several.iterator().next().step(),
                sums.entrySet().stream()
                        .map(sum -> new Movements.Movement(
                                sum.getKey().at(),
                                sum.getKey().from(),
                                sum.getKey().to(),
                                sum.getValue()))
                        .sorted(Comparator.comparing(Movements.Movement::at)
                                .thenComparing(Movements.Movement::from, TEXT)
                                .thenComparing(Movements.Movement::to))
                        .toList());
    }

    /** Their sums, at the points that all can tell. All must have one step. */
    public static Distribution distributions(Collection<Distribution> several) {
        Map<Instant, List<Distribution.Point>> points = new TreeMap<>();
        several.forEach(one -> one.points()
                .forEach(point -> points.computeIfAbsent(point.at(), at -> new ArrayList<>())
                        .add(point)));
        return new Distribution(
                several.iterator().next().step(),
                points.values().stream()
                        .filter(at -> at.size() == several.size())
                        .map(MergedViews::sum)
                        .toList());
    }

    private static Distribution.Point sum(List<Distribution.Point> points) {
        Map<String, Long> counts = new TreeMap<>();
        points.forEach(point -> point.counts().forEach((tier, count) -> counts.merge(tier, count, Long::sum)));
        return new Distribution.Point(points.getFirst().at(), counts);
    }

    /** Their sums, day by day. */
    public static Falls falls(Collection<Falls> several) {
        Map<LocalDate, Falls.FallDay> sums = new TreeMap<>();
        several.forEach(one -> one.days().forEach(day -> sums.merge(day.date(), day, MergedViews::sum)));
        return new Falls(List.copyOf(sums.values()));
    }

    private static Falls.FallDay sum(Falls.FallDay one, Falls.FallDay other) {
        BigDecimal value = one.valueAtStake().add(other.valueAtStake());
        return new Falls.FallDay(one.date(), one.count() + other.count(), value);
    }
}

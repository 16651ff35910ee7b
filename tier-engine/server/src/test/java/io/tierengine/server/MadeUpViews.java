package io.tierengine.server;

import io.tierengine.streams.query.CustomerAnswer;
import io.tierengine.views.Alerts;
import io.tierengine.views.Attribute;
import io.tierengine.views.Counts;
import io.tierengine.views.Course;
import io.tierengine.views.CrossTable;
import io.tierengine.views.Distribution;
import io.tierengine.views.Falls;
import io.tierengine.views.ListQuery;
import io.tierengine.views.Movements;
import io.tierengine.views.Order;
import io.tierengine.views.Page;
import io.tierengine.views.Position;
import io.tierengine.views.Row;
import io.tierengine.views.Sort;
import io.tierengine.views.Step;
import io.tierengine.views.ValueCount;
import io.tierengine.views.ViewAnswer;
import io.tierengine.views.ViewQueries;
import io.tierengine.views.Visibility;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Views of the partitions of one instance, with a few customers in each. Lists know no filter but the visibility. */
public final class MadeUpViews implements ViewQueries {

    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Map<String, Row> rows;
    private final Set<Integer> partitions;

    /** @param ids customers of these partitions; that there are others elsewhere is told of those called "far" */
    public MadeUpViews(Set<Integer> partitions, String... ids) {
        this.partitions = partitions;
        rows = Stream.of(ids).collect(Collectors.toMap(id -> id, MadeUpViews::rowOf));
    }

    /** All partitions of an engine, and the customer that is known. */
    static MadeUpViews whole() {
        return new MadeUpViews(Set.of(0, 1, 2, 3, 4, 5, 6, 7), "known");
    }

    private static Row rowOf(String id) {
        return new Row(
                id,
                "=Name of " + id,
                "GOLD",
                NOON,
                new BigDecimal("61.5"),
                "ACTIVE",
                "LOW",
                BigDecimal.TEN,
                List.of(
                        new Row.Signal("orders-stopped", BigDecimal.valueOf(7)),
                        new Row.Signal("=complained", BigDecimal.valueOf(3))),
                null,
                BigDecimal.valueOf(id.length()),
                NOON,
                "SILVER",
                "anna",
                "north",
                null,
                null,
                null,
                new Row.LastChange("UPGRADED", "SILVER", "GOLD", NOON, "TIME", null),
                NOON);
    }

    private <T> ViewAnswer<T> found(T value) {
        return new ViewAnswer.Found<>(value, partitions);
    }

    private <T> CustomerAnswer<T> ofOne(String customerId, Supplier<T> value) {
        if (rows.containsKey(customerId)) {
            return new CustomerAnswer.Found<>(value.get());
        }
        return customerId.startsWith("far") ? new CustomerAnswer.Elsewhere<>(7) : new CustomerAnswer.Unknown<>();
    }

    @Override
    public ViewAnswer<Page> list(ListQuery query) {
        Comparator<Position> order = Position.comparator(query.order());
        List<Page.ListedRow> listed = rows.values().stream()
                .filter(row ->
                        query.visibility().isEmpty() || query.visibility().get().shows(row))
                .map(row -> new Page.ListedRow(row, placeOf(row, query.sort(), query.order())))
                .filter(row -> query.cursor().isEmpty()
                        || order.compare(row.position(), query.cursor().get()) > 0)
                .sorted(Comparator.comparing(Page.ListedRow::position, order))
                .toList();
        List<Page.ListedRow> first = listed.subList(0, Math.min(query.limit(), listed.size()));
        return found(new Page(
                first,
                first.size() < listed.size() ? Optional.of(first.getLast().position()) : Optional.empty()));
    }

    private static Position placeOf(Row row, Sort sort, Order order) {
        return new Position(
                sort, order, false, sort == Sort.ID ? 0 : row.customerId().length(), row.customerId());
    }

    @Override
    public CustomerAnswer<Row> row(String customerId) {
        return ofOne(customerId, () -> rows.get(customerId));
    }

    @Override
    public CustomerAnswer<Course> course(String customerId) {
        return ofOne(
                customerId, () -> new Course(List.of(new Course.Point(NOON, "GOLD", BigDecimal.TEN, "ACTIVE", "LOW"))));
    }

    @Override
    public CustomerAnswer<Alerts> alerts(String customerId) {
        return ofOne(
                customerId,
                () -> new Alerts(List.of(new Alerts.Alert(
                        "shop/" + customerId + "/4",
                        NOON,
                        "DOWNGRADE_NOTICE",
                        "GOLD",
                        "LOW",
                        "LOW",
                        BigDecimal.TEN,
                        List.of(new Row.Signal("orders-stopped", BigDecimal.TEN)),
                        BigDecimal.valueOf(1_200),
                        NOON.plusSeconds(3_600),
                        "SILVER"))));
    }

    @Override
    public ViewAnswer<Counts> counts(Optional<Visibility> visibility) {
        List<ValueCount> all = List.of(new ValueCount("GOLD", rows.size()));
        return found(new Counts(NOON, rows.size(), all, all, all, all));
    }

    @Override
    public ViewAnswer<CrossTable> crossTable(Attribute attribute, Optional<Visibility> visibility) {
        return found(new CrossTable(attribute, List.of(new CrossTable.Cell("north", "GOLD", "ACTIVE", rows.size()))));
    }

    @Override
    public ViewAnswer<Movements> movements(Instant from, Instant to, Step step, Optional<Visibility> visibility) {
        return found(new Movements(step, List.of(new Movements.Movement(NOON, null, "GOLD", rows.size()))));
    }

    @Override
    public ViewAnswer<Distribution> distribution(Instant from, Instant to, Step step, Optional<Visibility> visibility) {
        return found(new Distribution(step, List.of(new Distribution.Point(NOON, Map.of("GOLD", (long) rows.size())))));
    }

    @Override
    public ViewAnswer<Falls> falls(Instant today, int days, Optional<Visibility> visibility) {
        return found(new Falls(
                List.of(new Falls.FallDay(LocalDate.of(2026, 1, 2), rows.size(), BigDecimal.valueOf(rows.size())))));
    }
}

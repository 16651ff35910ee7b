package io.tierengine.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.AlertKind;
import io.tierengine.contract.TierChange;
import io.tierengine.core.time.LocalCalendar;
import io.tierengine.streams.query.CustomerAnswer;
import io.tierengine.views.Attribute;
import io.tierengine.views.Counts;
import io.tierengine.views.CrossTable;
import io.tierengine.views.Distribution;
import io.tierengine.views.Falls;
import io.tierengine.views.ListQuery;
import io.tierengine.views.MergedViews;
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
import io.tierengine.views.store.StoreNames;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random events against {@link NaiveViews}. {@code -Dproperty.cases=N} tries more, {@code -Dproperty.seed=7} others; a failing case names its seed. */
class ViewsPropertyTest {

    private static final int CASES = Integer.getInteger("property.cases", 6);
    private static final long SEED = Long.getLong("property.seed", 1);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int PARTITIONS = 3;

    private static final List<String> TIERS = List.of("a", "b", "c");
    private static final List<String> STAGES = List.of("LEAD", "NEW", "ACTIVE", "LOST");
    private static final List<String> LEVELS = List.of("NONE", "LOW", "MEDIUM", "HIGH");
    private static final List<String> SEGMENTS = List.of("champions", "loyal", "lost");
    private static final List<String> OWNERS = List.of("ann", "bob", "cy");
    private static final List<String> REGIONS = List.of("north", "south");
    private static final List<String> NAMES = List.of("Li Wei", "Anna Léa", "上海光明", "光华公司", "North Star 7");
    private static final List<String> SEARCHES =
            List.of("li", "WEI", "a", "lea", "光", "明", "7", "c-1", "C-", "nobody", "wei li", "北 star");

    @TempDir
    private Path folder;

    @Test
    void shouldAnswerAsLookingAtAllCustomersDoesWhenEventsAreRandom() {
        for (int i = 0; i < CASES; i++) {
            long seed = SEED + i;
            try (LocalViews views = new LocalViews(folder.resolve("case" + i), PARTITIONS, ZONE)) {
                new Case(seed, views).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("with -Dproperty.seed=" + seed + " -Dproperty.cases=1", e);
            }
        }
    }

    /** One history. */
    private static final class Case {

        private final Random random;
        private final LocalViews views;
        private final NaiveViews naive = new NaiveViews();
        private final Map<String, Long> sequences = new HashMap<>();
        private final Map<String, String> tiers = new HashMap<>();
        private final Instant start = LocalViews.NOW.minus(20, ChronoUnit.DAYS);
        private int told;

        Case(long seed, LocalViews views) {
            this.random = new Random(seed);
            this.views = views;
        }

        void run() {
            int events = 200 + random.nextInt(600);
            int customers = 5 + random.nextInt(80);
            for (int i = 0; i < events; i++) {
                tell("c-" + random.nextInt(customers));
                if (random.nextInt(15) == 0) {
                    views.commit();
                }
                if (random.nextInt(200) == 0) {
                    views.commit();
                    compareCounts();
                }
            }
            views.commit();
            compareCounts();
            compareLists();
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        private <T> @Nullable T maybe(List<T> of) {
            return random.nextInt(4) == 0 ? null : one(of);
        }

        private Instant soon() {
            return start.plus(random.nextInt(20 * 6), ChronoUnit.HOURS);
        }

        private @Nullable Instant fall() {
            return random.nextBoolean()
                    ? null
                    : LocalViews.NOW
                            .plus(random.nextInt(40) - 2, ChronoUnit.DAYS)
                            .plusMillis(random.nextInt(3));
        }

        private long next(String customer, String topic) {
            // Now and then one that was told before.
            return random.nextInt(20) == 0
                    ? sequences.getOrDefault(customer + topic, 1L)
                    : sequences.merge(customer + topic, 1L, Long::sum);
        }

        private void tell(String customer) {
            SpecificRecord value = switch (random.nextInt(5)) {
                case 0 -> change(customer);
                case 1 -> Told.stage(customer, next(customer, "l"), one(STAGES), soon());
                case 2 -> Told.segment(customer, next(customer, "s"), one(SEGMENTS), soon());
                case 3 -> alert(customer);
                default ->
                    Told.profile(
                            customer, soon(), maybe(NAMES), maybe(OWNERS), maybe(REGIONS), maybe(List.of("x", "y")));
            };
            Instant appendedAt = start.plusSeconds(3_600 * 24 * 30 + told++);
            views.take(customer, value, appendedAt);
            naive.take(customer, value, appendedAt);
        }

        private TierChange change(String customer) {
            long sequence = next(customer, "t");
            String from = sequence == 1 ? null : tiers.get(customer);
            String to = one(TIERS.stream().filter(tier -> !tier.equals(from)).toList());
            boolean known = sequence
                    <= naive.changes().stream()
                            .filter(change -> change.getCustomerId().equals(customer))
                            .mapToLong(TierChange::getSequence)
                            .max()
                            .orElse(0);
            if (!known) {
                tiers.put(customer, to);
            }
            return Told.change(
                    customer, sequence, from, to, soon(), random.nextInt(4) == 0 ? null : random.nextLong(6), fall());
        }

        private SpecificRecord alert(String customer) {
            AlertKind kind = one(List.of(
                    AlertKind.CHURN_RISK,
                    AlertKind.RECOVERY,
                    AlertKind.DOWNGRADE_NOTICE,
                    AlertKind.NOTICE_WITHDRAWN,
                    AlertKind.DOWNGRADE));
            Instant due = kind == AlertKind.DOWNGRADE_NOTICE
                    ? LocalViews.NOW.plus(random.nextInt(30), ChronoUnit.DAYS)
                    : null;
            Long value = random.nextInt(3) == 0 ? null : (random.nextLong(7) - 2) * 1_000;
            return Told.alert(
                    customer,
                    next(customer, "a"),
                    kind,
                    one(LEVELS),
                    one(LEVELS),
                    random.nextLong(5),
                    value,
                    soon(),
                    due);
        }

        private void compareLists() {
            for (Sort sort : Sort.values()) {
                for (Order order : Order.values()) {
                    compare(ListQuery.by(sort, order));
                    for (int i = 0; i < 8; i++) {
                        compare(randomQuery(sort, order));
                    }
                }
            }
            for (Row row : naive.rows()) {
                assertThat(views.queries().row(row.customerId())).isEqualTo(new CustomerAnswer.Found<>(row));
                assertThat(views.queries().alerts(row.customerId()))
                        .isEqualTo(new CustomerAnswer.Found<>(naive.alerts(row.customerId())));
            }
        }

        private ListQuery randomQuery(Sort sort, Order order) {
            ListQuery query = ListQuery.by(sort, order);
            Map<Attribute, List<String>> values = Map.of(
                    Attribute.TIER, TIERS,
                    Attribute.STAGE, STAGES,
                    Attribute.RISK, LEVELS,
                    Attribute.SEGMENT, SEGMENTS,
                    Attribute.OWNER, OWNERS,
                    Attribute.REGION, REGIONS,
                    Attribute.INDUSTRY, List.of("x", "y"),
                    Attribute.KIND, List.of("BUSINESS", "CONSUMER"));
            for (Map.Entry<Attribute, List<String>> attribute : values.entrySet()) {
                if (random.nextInt(5) == 0) {
                    query = query.where(
                            attribute.getKey(),
                            IntStream.range(0, 1 + random.nextInt(2))
                                    .mapToObj(i -> one(attribute.getValue()))
                                    .collect(Collectors.toSet()));
                }
            }
            query = random.nextInt(3) == 0 ? query.withSearch(one(SEARCHES)) : query;
            query = random.nextInt(4) == 0
                    ? query.fallingBefore(LocalViews.NOW.plus(random.nextInt(30), ChronoUnit.DAYS))
                    : query;
            return random.nextInt(4) == 0 ? query.seenBy(visibility()) : query;
        }

        private Visibility visibility() {
            return random.nextBoolean()
                    ? new Visibility(Attribute.OWNER, Set.of(one(OWNERS), "nobody"))
                    : new Visibility(Attribute.REGION, Set.of(one(REGIONS)));
        }

        /** By pages of random size, from one instance and from several merged. */
        private void compare(ListQuery query) {
            List<Row> expected = naive.list(query);
            int limit = 1 + random.nextInt(20);
            assertThat(all(query.withLimit(limit), views::queries))
                    .as("%s", query)
                    .isEqualTo(expected);
            assertThat(merged(query.withLimit(limit))).as("merged %s", query).isEqualTo(expected);
        }

        private List<Row> all(ListQuery query, Supplier<ViewQueries> from) {
            return pages(query, one -> found(from.get().list(one)));
        }

        private List<Row> merged(ListQuery query) {
            return pages(query, one -> MergedViews.pages(one, each(queries -> found(queries.list(one)))));
        }

        private <T> List<T> each(Function<ViewQueries, T> question) {
            return IntStream.range(0, PARTITIONS)
                    .mapToObj(views::queries)
                    .map(question)
                    .toList();
        }

        private static List<Row> pages(ListQuery query, Function<ListQuery, Page> list) {
            List<Row> rows = new ArrayList<>();
            ListQuery next = query;
            while (true) {
                Page page = list.apply(next);
                assertThat(page.rows().size()).isLessThanOrEqualTo(query.limit());
                page.rows().forEach(row -> rows.add(row.row()));
                if (page.next().isEmpty()) {
                    return rows;
                }
                next = query.after(Position.decode(page.next().get().encode()));
            }
        }

        private void compareCounts() {
            views.contents(StoreNames.COUNTS).forEach((key, value) -> {
                if (key.get()[0] != 'z' && key.get()[0] != 'g') {
                    assertThat(ByteBuffer.wrap(value).getLong()).isPositive();
                }
            });
            compareCounts(Optional.empty());
            compareCounts(Optional.of(visibility()));
            compareMovements();
        }

        private void compareCounts(Optional<Visibility> visibility) {
            List<Row> rows = naive.rows().stream()
                    .filter(row -> visibility.isEmpty() || visibility.get().shows(row))
                    .toList();
            Counts counts = MergedViews.counts(each(queries -> found(queries.counts(visibility))));
            assertThat(counts).isEqualTo(found(views.queries().counts(visibility)));
            assertThat(counts.total()).isEqualTo(rows.size());
            assertThat(map(counts.tier())).isEqualTo(count(rows, Row::tier));
            assertThat(map(counts.stage())).isEqualTo(count(rows, Row::stage));
            assertThat(map(counts.risk())).isEqualTo(count(rows, Row::risk));
            assertThat(map(counts.segment())).isEqualTo(count(rows, Row::segment));
            for (Attribute attribute : Attribute.CROSSED) {
                CrossTable table =
                        MergedViews.crossTables(each(queries -> found(queries.crossTable(attribute, visibility))));
                assertThat(table).isEqualTo(found(views.queries().crossTable(attribute, visibility)));
                Map<List<@Nullable String>, Long> cells = new HashMap<>();
                table.cells()
                        .forEach(cell ->
                                cells.put(Arrays.asList(cell.value(), cell.tier(), cell.stage()), cell.count()));
                assertThat(cells)
                        .isEqualTo(count(rows, row -> Arrays.asList(attribute.of(row), row.tier(), row.stage())));
            }
            Falls falls = MergedViews.falls(each(queries -> found(queries.falls(LocalViews.NOW, 25, visibility))));
            assertThat(falls).isEqualTo(found(views.queries().falls(LocalViews.NOW, 25, visibility)));
            assertThat(falls.days()).isEqualTo(falls(rows, 25));
        }

        private static List<Falls.FallDay> falls(List<Row> rows, int days) {
            LocalDate today = LocalDate.ofInstant(LocalViews.NOW, ZONE);
            Map<LocalDate, List<Row>> byDay = new TreeMap<>(rows.stream()
                    .filter(row -> row.fallAt() != null)
                    .collect(Collectors.groupingBy(row -> {
                        LocalDate day = LocalDate.ofInstant(Objects.requireNonNull(row.fallAt()), ZONE);
                        return day.isBefore(today) ? today : day;
                    })));
            List<Falls.FallDay> falls = new ArrayList<>();
            byDay.forEach((day, falling) -> {
                if (day.isBefore(today.plusDays(days))) {
                    falls.add(new Falls.FallDay(
                            day,
                            falling.size(),
                            falling.stream()
                                    .map(row -> Objects.requireNonNullElse(row.valueAtStake(), BigDecimal.ZERO))
                                    .reduce(BigDecimal.ZERO, BigDecimal::add)));
                }
            });
            return falls;
        }

        private void compareMovements() {
            Instant from = start.plus(random.nextInt(100), ChronoUnit.HOURS);
            Instant to = from.plus(random.nextInt(300), ChronoUnit.HOURS);
            long latest = naive.changes().stream()
                    .mapToLong(change -> change.getEffectiveAt().toEpochMilli())
                    .max()
                    .orElse(0);
            for (Step step : Step.values()) {
                Map<Movements.Movement, Long> expected = new HashMap<>();
                for (TierChange change : naive.changes()) {
                    Instant at = begin(step, change.getEffectiveAt());
                    boolean kept = step == Step.DAY || latest / 3_600_000 - at.toEpochMilli() / 3_600_000 <= 14 * 24;
                    if (kept && !at.isBefore(from) && at.isBefore(to)) {
                        expected.merge(
                                new Movements.Movement(
                                        at, change.getPreviousTier().orElse(null), change.getNewTier(), 0),
                                1L,
                                Long::sum);
                    }
                }
                Movements movements = MergedViews.movements(
                        each(queries -> found(queries.movements(from, to, step, Optional.empty()))));
                assertThat(movements.movements().stream()
                                .collect(Collectors.toMap(
                                        move -> new Movements.Movement(move.at(), move.from(), move.to(), 0),
                                        Movements.Movement::count)))
                        .isEqualTo(expected);
            }
            compareDistribution(from, to);
        }

        private static Instant begin(Step step, Instant at) {
            return step == Step.HOUR
                    ? at.truncatedTo(ChronoUnit.HOURS)
                    : Instant.ofEpochMilli(LocalCalendar.of(ZONE)
                            .startOf(LocalCalendar.of(ZONE).dayOf(at.toEpochMilli())));
        }

        /** Random changes aren't in the order of event time, so a tier may come out below zero; it is left out then. */
        private void compareDistribution(Instant from, Instant to) {
            Distribution distribution = found(views.queries().distribution(from, to, Step.DAY, Optional.empty()));
            assertThat(distribution.points()).isNotEmpty();
            for (Distribution.Point point : distribution.points()) {
                Map<String, Long> counts =
                        new HashMap<>(count(naive.rows(), row -> Objects.requireNonNull(row.tier())));
                for (TierChange change : naive.changes()) {
                    if (!change.getEffectiveAt().isBefore(point.at())) {
                        counts.merge(change.getNewTier(), -1L, Long::sum);
                        change.getPreviousTier().ifPresent(tier -> counts.merge(tier, 1L, Long::sum));
                    }
                }
                counts.values().removeIf(count -> count <= 0);
                assertThat(point.counts()).isEqualTo(counts);
            }
        }

        private static Map<@Nullable String, Long> map(List<ValueCount> counts) {
            Map<@Nullable String, Long> map = new HashMap<>();
            counts.forEach(count -> map.put(count.value(), count.count()));
            return map;
        }

        private static <K extends @Nullable Object> Map<K, Long> count(List<Row> rows, Function<Row, K> key) {
            Map<K, Long> counts = new HashMap<>();
            rows.forEach(row -> counts.merge(key.apply(row), 1L, Long::sum));
            return counts;
        }

        private static <T> T found(ViewAnswer<T> answer) {
            return ((ViewAnswer.Found<T>) answer).value();
        }
    }
}

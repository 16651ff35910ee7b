package io.tierengine.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.AlertKind;
import io.tierengine.views.Attribute;
import io.tierengine.views.Counts;
import io.tierengine.views.ListQuery;
import io.tierengine.views.Order;
import io.tierengine.views.Page;
import io.tierengine.views.Sort;
import io.tierengine.views.Step;
import io.tierengine.views.ViewAnswer;
import io.tierengine.views.ViewQueries;
import io.tierengine.views.Visibility;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints how long lists and counts take over many customers in RocksDB, eight partitions on one instance. {@code -Dviews.rows=1000000} takes that many.
 * Nothing is asserted of time.
 */
class ViewsLatencyTest {

    private static final int ROWS = Integer.getInteger("views.rows", 200_000);
    private static final int ROUNDS = 25;
    private static final Instant NOW = LocalViews.NOW;
    private static final List<String> FIRST = List.of("Li", "Wang", "Anna", "Jonas", "Mei", "Olga", "Tariq", "Zoë");
    private static final List<String> SECOND = List.of("Trading", "Foods", "光明", "Steel", "公司", "Labs", "Union");

    @TempDir
    private Path folder;

    @Test
    void shouldAnswerListsAndCountsOverManyCustomers() {
        try (LocalViews views = new LocalViews(folder, 8, ZoneOffset.UTC)) {
            views.dropFeed();
            long began = System.nanoTime();
            fill(views);
            System.out.printf("%,d customers in %.1f s%n", ROWS, (System.nanoTime() - began) / 1e9);

            Counts counts = found(views.queries().counts(Optional.empty()));
            Map<String, ListQuery> lists = lists();
            lists.forEach((name, query) -> {
                Page page = found(views.queries().list(query));
                print(
                        name + ", " + page.rows().size() + " rows",
                        () -> views.queries().list(query));
            });
            counts(views.queries()).forEach((name, question) -> print(name, question));

            assertThat(counts.total()).isEqualTo(ROWS);
        }
    }

    private static void print(String name, Supplier<?> question) {
        long[] nanos = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long began = System.nanoTime();
            assertThat(question.get()).isInstanceOf(ViewAnswer.Found.class);
            nanos[i] = System.nanoTime() - began;
        }
        long first = nanos[0];
        Arrays.sort(nanos);
        System.out.printf(
                "%-70s first %7.2f ms, median %7.2f ms, worst %7.2f ms%n",
                name, first / 1e6, nanos[ROUNDS / 2] / 1e6, nanos[ROUNDS - 1] / 1e6);
    }

    private static Map<String, ListQuery> lists() {
        Map<String, ListQuery> lists = new LinkedHashMap<>();
        for (Sort sort : Sort.values()) {
            lists.put("all by " + sort.id() + " desc", ListQuery.by(sort, Order.DESC));
        }
        ListQuery byValue = ListQuery.by(Sort.VALUE, Order.DESC);
        ListQuery byScore = ListQuery.by(Sort.SCORE, Order.DESC);
        ListQuery byId = ListQuery.by(Sort.ID, Order.ASC);
        lists.put("lowest tier (70 %) by score", byScore.where(Attribute.TIER, Set.of("a")));
        lists.put(
                "highest tier (1 %) by score ascending",
                ListQuery.by(Sort.SCORE, Order.ASC).where(Attribute.TIER, Set.of("d")));
        lists.put("high risk (0.5 %) by value", byValue.where(Attribute.RISK, Set.of("HIGH")));
        lists.put(
                "high risk of the highest tier by value",
                byValue.where(Attribute.RISK, Set.of("HIGH")).where(Attribute.TIER, Set.of("d")));
        lists.put(
                "high risk of an owner by value",
                byValue.where(Attribute.RISK, Set.of("HIGH")).where(Attribute.OWNER, Set.of("o7")));
        lists.put("owner (0.25 %) by id", byId.where(Attribute.OWNER, Set.of("o7")));
        lists.put("tier (8 %) by id", byId.where(Attribute.TIER, Set.of("c")));
        lists.put(
                "region, stage and tier by value",
                byValue.where(Attribute.REGION, Set.of("r3"))
                        .where(Attribute.STAGE, Set.of("LOST"))
                        .where(Attribute.TIER, Set.of("c")));
        lists.put("industry (10 customers) by score", byScore.where(Attribute.INDUSTRY, Set.of("rare")));
        lists.put("industry (10 customers) by id", byId.where(Attribute.INDUSTRY, Set.of("rare")));
        lists.put("falling within 30 days by value", byValue.fallingBefore(NOW.plus(30, ChronoUnit.DAYS)));
        lists.put("falling within 1 day by value", byValue.fallingBefore(NOW.plus(1, ChronoUnit.DAYS)));
        lists.put("search li by score", byScore.withSearch("li"));
        lists.put("search c-1234 by score", byScore.withSearch("c-1234"));
        lists.put("search 光 by id", byId.withSearch("光"));
        lists.put("search mei ste 123 by score", byScore.withSearch("mei ste 123"));
        lists.put("search nobody by score", byScore.withSearch("nobody"));
        lists.put(
                "seen of five owners, by value",
                byValue.seenBy(new Visibility(Attribute.OWNER, Set.of("o1", "o2", "o3", "o4", "o5"))));
        return lists;
    }

    private static Map<String, Supplier<?>> counts(ViewQueries queries) {
        Set<String> owners = IntStream.range(0, 100).mapToObj(i -> "o" + i).collect(Collectors.toSet());
        Optional<Visibility> visibility = Optional.of(new Visibility(Attribute.OWNER, owners));
        Instant month = NOW.minus(30, ChronoUnit.DAYS);
        Map<String, Supplier<?>> counts = new LinkedHashMap<>();
        counts.put("counts", () -> queries.counts(Optional.empty()));
        counts.put("counts seen of 100 owners", () -> queries.counts(visibility));
        counts.put("cross-table by region", () -> queries.crossTable(Attribute.REGION, Optional.empty()));
        counts.put(
                "movements of 14 days by hour",
                () -> queries.movements(NOW.minus(14, ChronoUnit.DAYS), NOW, Step.HOUR, Optional.empty()));
        counts.put(
                "distribution of 30 days by day", () -> queries.distribution(month, NOW, Step.DAY, Optional.empty()));
        counts.put("falls of 90 days", () -> queries.falls(NOW, 90, Optional.empty()));
        return counts;
    }

    private static void fill(LocalViews views) {
        Random random = new Random(1);
        for (int i = 0; i < ROWS; i++) {
            String id = "c-" + i;
            Instant at = NOW.minus(Duration.ofMinutes(random.nextInt(300 * 24 * 60)));
            double draw = random.nextDouble();
            int tier = draw < 0.7 ? 0 : draw < 0.91 ? 1 : draw < 0.99 ? 2 : 3;
            String name =
                    FIRST.get(random.nextInt(8)) + " " + SECOND.get(random.nextInt(7)) + " " + random.nextInt(5_000);
            String industry = i < 10 ? "rare" : "i" + random.nextInt(12);
            int region = Math.min(random.nextInt(20), random.nextInt(20));
            views.take(id, Told.profile(id, at, name, "o" + random.nextInt(400), "r" + region, industry), at);
            boolean falls = random.nextInt(10) == 0;
            views.take(
                    id,
                    Told.change(
                            id,
                            1,
                            null,
                            List.of("a", "b", "c", "d").get(tier),
                            at,
                            tier * 25L + random.nextLong(25),
                            falls ? NOW.plus(Duration.ofMinutes(random.nextInt(180 * 24 * 60))) : null),
                    at);
            views.take(
                    id,
                    Told.stage(
                            id,
                            1,
                            List.of("NEW", "ACTIVE", "ACTIVE", "DORMANT", "LOST")
                                    .get(random.nextInt(5)),
                            at),
                    at);
            views.take(id, Told.segment(id, 1, "s" + random.nextInt(9), at), at);
            if (random.nextInt(10) < 3) {
                int risk = random.nextInt(60);
                String level = risk == 0 ? "HIGH" : risk < 15 ? "MEDIUM" : "LOW";
                long value = (tier + 1) * 1_000L * random.nextLong(100);
                views.take(id, Told.alert(id, 1, AlertKind.CHURN_RISK, "NONE", level, risk, value, at, null), at);
            }
        }
        views.commit();
    }

    private static <T> T found(ViewAnswer<T> answer) {
        return ((ViewAnswer.Found<T>) answer).value();
    }
}

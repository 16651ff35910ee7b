package io.tierengine.policy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recency, frequency and monetary value from the rows of a file of purchases, without the engine: every purchase is looked at
 * for every customer on every day.
 */
final class CdnowSegments {

    static final ZoneId ZONE = ZoneId.of("America/New_York");
    static final List<Integer> RECENCY = List.of(30, 90, 180, 365);
    static final List<Integer> FREQUENCY = List.of(2, 3, 5, 8);
    static final List<String> MONETARY = List.of("25", "60.5", "120", "250");
    static final int WINDOW_DAYS = 365;

    /** By recency from 5 down to 1, then frequency from 1 to 5: the segment, and behind a slash that of low monetary value. */
    private static final List<String> GRID = List.of(
            "new potential-loyalist potential-loyalist champions/loyal champions/loyal",
            "promising potential-loyalist potential-loyalist loyal loyal",
            "about-to-sleep about-to-sleep need-attention loyal loyal",
            "hibernating hibernating at-risk cannot-lose/at-risk cannot-lose/at-risk",
            "lost hibernating at-risk cannot-lose/at-risk cannot-lose/at-risk");

    private final Map<String, List<Purchase>> purchases;

    private CdnowSegments(Map<String, List<Purchase>> purchases) {
        this.purchases = purchases;
    }

    private record Purchase(String customer, Instant at, BigDecimal amount) {
        LocalDate day() {
            return at.atZone(ZONE).toLocalDate();
        }
    }

    /** A customer by its three numbers. */
    record Standing(long days, long orders, BigDecimal spent) {

        Scores by(Cutoffs cutoffs) {
            long recency =
                    5 - cutoffs.days().stream().filter(cutoff -> days > cutoff).count();
            long frequency = 1
                    + cutoffs.orders().stream()
                            .filter(cutoff -> BigDecimal.valueOf(orders).compareTo(cutoff) >= 0)
                            .count();
            long monetary = 1
                    + cutoffs.spent().stream()
                            .filter(cutoff -> spent.compareTo(cutoff) >= 0)
                            .count();
            return new Scores((int) recency, (int) frequency, (int) monetary);
        }
    }

    /** Four each, rising or level. */
    record Cutoffs(List<Long> days, List<BigDecimal> orders, List<BigDecimal> spent) {

        static final Cutoffs FIXED = new Cutoffs(
                RECENCY.stream().map(Integer::longValue).toList(),
                FREQUENCY.stream().map(BigDecimal::valueOf).toList(),
                MONETARY.stream().map(BigDecimal::new).toList());
    }

    /** Three scores of 1 to 5. */
    record Scores(int recency, int frequency, int monetary) {

        String segment() {
            String cell = GRID.get(5 - recency).split(" ", -1)[frequency - 1];
            int slash = cell.indexOf('/');
            if (slash < 0) {
                return cell;
            }
            return monetary >= 4 ? cell.substring(0, slash) : cell.substring(slash + 1);
        }
    }

    static CdnowSegments of(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return new CdnowSegments(lines.skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> new Purchase(cells[1], Instant.parse(cells[2]), new BigDecimal(cells[4])))
                    .collect(Collectors.groupingBy(Purchase::customer, TreeMap::new, Collectors.toList())));
        }
    }

    /** Of a customer who has bought, as it is at an instant. */
    Scores scores(String customer, Instant at) {
        List<Purchase> known = purchases.getOrDefault(customer, List.of()).stream()
                .filter(purchase -> !purchase.at().isAfter(at))
                .toList();
        return scores(known, at.atZone(ZONE).toLocalDate());
    }

    private static Scores scores(List<Purchase> known, LocalDate today) {
        return standing(known, today).by(Cutoffs.FIXED);
    }

    private static Standing standing(List<Purchase> known, LocalDate today) {
        LocalDate last =
                known.stream().map(Purchase::day).max(LocalDate::compareTo).orElseThrow();
        List<Purchase> recent = known.stream()
                .filter(purchase -> ChronoUnit.DAYS.between(purchase.day(), today) < WINDOW_DAYS)
                .toList();
        BigDecimal spent = recent.stream().map(Purchase::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Standing(ChronoUnit.DAYS.between(last, today), recent.size(), spent);
    }

    /** Every customer who bought before an instant, as it stands there. */
    List<Standing> standings(Instant at) {
        LocalDate today = at.atZone(ZONE).toLocalDate();
        return purchases.values().stream()
                .map(own -> own.stream()
                        .filter(purchase -> purchase.at().isBefore(at))
                        .toList())
                .filter(known -> !known.isEmpty())
                .map(known -> standing(known, today))
                .toList();
    }

    /** Every change of segment of a customer until an instant, one line each: after each purchase, and on each day between. */
    List<String> changes(String customer, Instant until) {
        return changes(customer, until, _ -> Cutoffs.FIXED);
    }

    /**
     * The same by cut-offs that change with the days.
     *
     * @param cutoffs by instant; null: nobody has a segment
     */
    List<String> changes(String customer, Instant until, Function<Instant, @Nullable Cutoffs> cutoffs) {
        List<Purchase> own = purchases.getOrDefault(customer, List.of()).stream()
                .filter(purchase -> !purchase.at().isAfter(until))
                .sorted(Comparator.comparing(Purchase::at))
                .toList();
        List<String> changes = new ArrayList<>();
        @Nullable String segment = null;
        for (int known = 1; known <= own.size(); known++) {
            Instant next = known < own.size() ? own.get(known).at() : until.plusMillis(1);
            Instant at = own.get(known - 1).at();
            do {
                Cutoffs inForce = cutoffs.apply(at);
                if (inForce != null) {
                    Scores scores = standing(
                                    own.subList(0, known), at.atZone(ZONE).toLocalDate())
                            .by(inForce);
                    if (!scores.segment().equals(segment)) {
                        changes.add(line(customer, changes.size() + 1L, at, segment, scores.segment(), scores));
                        segment = scores.segment();
                    }
                }
                at = midnightAfter(at);
            } while (at.isBefore(next));
        }
        return changes;
    }

    private static Instant midnightAfter(Instant at) {
        return at.atZone(ZONE).toLocalDate().plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    static String line(
            String customer, long sequence, Instant at, @Nullable String previous, String segment, Scores scores) {
        return "%s %d %s %s -> %s %d%d%d"
                .formatted(
                        customer,
                        sequence,
                        at,
                        previous,
                        segment,
                        scores.recency(),
                        scores.frequency(),
                        scores.monetary());
    }
}

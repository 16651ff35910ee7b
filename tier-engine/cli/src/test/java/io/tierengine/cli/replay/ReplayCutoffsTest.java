package io.tierengine.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.cli.RunTier;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cut-offs by percentile in a replay: counted in a pass of their own, or given. */
class ReplayCutoffsTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final int WINDOW_DAYS = 40;
    private static final String UNTIL = "2026-07-03T12:00:00Z";
    private static final String POLICY = """
        apiVersion: tierengine.io/v1
        kind: TierPolicy
        metadata: {name: percentiles, version: 1}
        spec:
          timezone: Europe/Berlin
          currency: EUR
          rfm:
            window: P40D
            cutoffs: {percentiles: [20, 40, 60, 80]}
          lifecycle: {newFor: P10D, dormantAfter: P30D, lostAfter: P60D}
          tiers:
            - {id: basic}
            - {id: regular, enter: "rfm.recency + rfm.frequency >= 6"}
            - {id: best, enter: "rfm.segment in [\\"champions\\", \\"loyal\\"]"}
        """;

    @TempDir
    private Path folder;

    private Path transactions = Path.of("");

    private record Purchase(String customer, Instant at, BigDecimal amount) {
        LocalDate day() {
            return at.atZone(ZONE).toLocalDate();
        }
    }

    private final List<Purchase> purchases = new ArrayList<>();

    @BeforeEach
    void makeFacts() throws IOException {
        SplittableRandom random = new SplittableRandom(42);
        Instant start = Instant.parse("2026-01-02T00:00:00Z");
        for (int customer = 0; customer < 300; customer++) {
            int count = 1 + random.nextInt(12);
            for (int i = 0; i < count; i++) {
                Instant at = start.plusSeconds(random.nextLong(180L * 86_400));
                BigDecimal amount = BigDecimal.valueOf(1 + random.nextLong(50_000), 2);
                purchases.add(new Purchase("c" + customer, at.truncatedTo(ChronoUnit.SECONDS), amount));
            }
        }
        StringBuilder csv = new StringBuilder("eventId,customerId,occurredAt,type,amount\n");
        for (int i = 0; i < purchases.size(); i++) {
            Purchase purchase = purchases.get(i);
            csv.append("e%d,%s,%s,PURCHASE,%s\n"
                    .formatted(
                            i,
                            purchase.customer(),
                            purchase.at(),
                            purchase.amount().toPlainString()));
        }
        transactions = Files.writeString(folder.resolve("transactions.csv"), csv);
        Files.writeString(folder.resolve("policy.yaml"), POLICY);
    }

    @Test
    void shouldCountCutoffsAsSortingCustomersDoes() throws IOException {
        replay("one", "--threads", "1", "--cutoffs-output", path("cutoffs.csv"));

        List<String> expected = new ArrayList<>(List.of(CutoffsFile.HEADER));
        for (int month = 2; month <= 7; month++) {
            expected.add(countedOn(LocalDate.of(2026, month, 1)));
        }
        assertThat(Files.readAllLines(folder.resolve("cutoffs.csv"))).isEqualTo(expected);
        assertThat(Files.readAllLines(folder.resolve("one-segments.csv")))
                .as("changes at the instant from which cut-offs are in force")
                .anyMatch(line -> line.contains(",2026-04-01T22:00:00Z,") && line.endsWith(",TIME"))
                .noneMatch(line -> line.split(",", -1)[2].compareTo("2026-02-01T23:00:00Z") < 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void shouldTellTheSameOnAnyNumberOfThreads(int threads) {
        replay("one", "--threads", "1", "--cutoffs-output", path("one-cutoffs.csv"));

        replay("many", "--threads", "" + threads, "--cutoffs-output", path("many-cutoffs.csv"));

        assertThat(folder.resolve("many.csv")).hasSameBinaryContentAs(folder.resolve("one.csv"));
        assertThat(folder.resolve("many-segments.csv")).hasSameBinaryContentAs(folder.resolve("one-segments.csv"));
        assertThat(folder.resolve("many-cutoffs.csv")).hasSameBinaryContentAs(folder.resolve("one-cutoffs.csv"));
    }

    @Test
    void shouldTellTheSameByCutoffsThatAreGiven() {
        replay("counted", "--cutoffs-output", path("cutoffs.csv"));

        replay("given", "--cutoffs", path("cutoffs.csv"), "--cutoffs-output", path("again.csv"));

        assertThat(folder.resolve("given.csv")).hasSameBinaryContentAs(folder.resolve("counted.csv"));
        assertThat(folder.resolve("given-segments.csv")).hasSameBinaryContentAs(folder.resolve("counted-segments.csv"));
        assertThat(folder.resolve("again.csv")).hasSameBinaryContentAs(folder.resolve("cutoffs.csv"));
    }

    @Test
    void shouldTakeGivenCutoffsInsteadOfCounting() throws IOException {
        Files.writeString(
                folder.resolve("cutoffs.csv"),
                CutoffsFile.HEADER
                        + "\n2026-03-31T22:00:00Z,2026-04-02T01:02:03.004Z,9,10,20,30,40,1,2,3,4.5,10,20,30,40.123456\n");

        replay("given", "--cutoffs", path("cutoffs.csv"), "--cutoffs-output", path("again.csv"));

        assertThat(Files.readAllLines(folder.resolve("given-segments.csv")))
                .hasSizeGreaterThan(100)
                .noneMatch(line -> line.contains(",2026-04-01T"))
                .anyMatch(line -> line.contains(",2026-04-02T01:02:03Z,") && line.endsWith(",TIME"));
        assertThat(folder.resolve("again.csv")).hasSameBinaryContentAs(folder.resolve("cutoffs.csv"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-04-01,2026-04-02T00:00:00Z,9,1,2,3,4,1,2,3,4,1,2,3,4 | :2: column 'countedAt': '2026-04-01' is not an instant; add the time",
                "2026-04-01T00:00:00Z,2026-03-02T00:00:00Z,9,1,2,3,4,1,2,3,4,1,2,3,4 | :2: cut-offs in force before they were counted",
                "2026-04-01T00:00:00Z,2026-04-02T00:00:00Z,-9,1,2,3,4,1,2,3,4,1,2,3,4 | :2: column 'customers': '-9' is not a whole number",
                "2026-04-01T00:00:00Z,2026-04-02T00:00:00Z,9,1,2,3,4,1,2,3,1.1234567,1,2,3,4 | :2: column 'frequency4': '1.1234567' is not a number with at most 6 decimal places",
                "2026-04-01T00:00:00Z,2026-04-02T00:00:00Z,9,1,2,3,4,1,2,3,4,1,2,4,3 | :2: cut-offs of monetary value that fall: [1000000, 2000000, 4000000, 3000000]",
                "2026-04-01T00:00:00Z,2026-04-02T00:00:00Z,9 | :2: the row has 3 cells, the header has 15"
            })
    void shouldTellWhatIsWrongWithGivenCutoffs(String line, String message) throws IOException {
        Files.writeString(folder.resolve("cutoffs.csv"), CutoffsFile.HEADER + "\n" + line + "\n");

        RunTier run = run("x", "--cutoffs", path("cutoffs.csv"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith(path("cutoffs.csv") + message);
    }

    @Test
    void shouldRefuseCutoffsThatArentOrThatNobodyWants() throws IOException {
        assertThat(run("x", "--cutoffs", path("no.csv")).err()).startsWith(path("no.csv") + ": no such file");
        Files.writeString(folder.resolve("cutoffs.csv"), "a,b\n");
        assertThat(run("x", "--cutoffs", path("cutoffs.csv")).err()).contains(":1: the first line must be countedAt,");
        Files.writeString(
                folder.resolve("policy.yaml"),
                POLICY.replace(
                        "percentiles: [20, 40, 60, 80]",
                        "recency: [1, 2, 3, 4], frequency: [1, 2, 3, 4], monetary: [1, 2, 3, 4]"));
        RunTier fixed = run("x", "--cutoffs-output", path("cutoffs.csv"));
        assertThat(fixed.exitCode()).isEqualTo(2);
        assertThat(fixed.err()).contains("--cutoffs-output: ").contains("has no `rfm.cutoffs.percentiles`");
    }

    /** One line of the file, from the purchases, by sorting the customers. */
    private String countedOn(LocalDate day) {
        Instant at = day.atStartOfDay(ZONE).toInstant();
        Map<String, List<Purchase>> known = purchases.stream()
                .filter(purchase -> purchase.at().isBefore(at))
                .collect(Collectors.groupingBy(Purchase::customer, TreeMap::new, Collectors.toList()));
        List<Long> days = new ArrayList<>();
        List<Long> often = new ArrayList<>();
        List<Long> cents = new ArrayList<>();
        known.values().forEach(own -> {
            LocalDate last = own.stream()
                    .map(Purchase::day)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            days.add(ChronoUnit.DAYS.between(last, day));
            List<Purchase> recent = own.stream()
                    .filter(purchase -> ChronoUnit.DAYS.between(purchase.day(), day) < WINDOW_DAYS)
                    .toList();
            often.add((long) recent.size());
            cents.add(recent.stream()
                    .map(Purchase::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .movePointRight(2)
                    .longValueExact());
        });
        List<String> cells = new ArrayList<>(List.of(
                at.toString(), day.plusDays(1).atStartOfDay(ZONE).toInstant().toString(), "" + known.size()));
        days.sort(Comparator.reverseOrder());
        Collections.sort(often);
        Collections.sort(cents);
        for (int fifth = 4; fifth >= 1; fifth--) {
            int worst = (known.size() * fifth + 4) / 5;
            long last = days.get(worst - 1);
            cells.add(
                    "" + days.stream().filter(d -> d < last).max(Long::compare).orElse(days.getLast() - 1));
        }
        for (int fifth = 1; fifth <= 4; fifth++) {
            long last = often.get((known.size() * fifth + 4) / 5 - 1);
            cells.add(often.stream()
                    .filter(f -> f > last)
                    .min(Long::compare)
                    .map(f -> "" + f)
                    .orElse(often.getLast() + ".000001"));
        }
        for (int fifth = 1; fifth <= 4; fifth++) {
            long last = leading(cents.get((known.size() * fifth + 4) / 5 - 1));
            BigDecimal cutoff = cents.stream()
                    .filter(c -> leading(c) > last)
                    .min(Long::compare)
                    .map(c -> BigDecimal.valueOf(c, 2))
                    .orElse(BigDecimal.valueOf(cents.getLast(), 2).add(BigDecimal.valueOf(1, 6)));
            cells.add(cutoff.stripTrailingZeros().toPlainString());
        }
        return String.join(",", cells);
    }

    /** What amounts that count as one have in common: the first eleven binary digits of the millionths. */
    private static long leading(long cents) {
        String digits = Long.toBinaryString(cents * 10_000);
        return digits.length() <= 11
                ? Long.parseLong(digits, 2)
                : Long.parseLong(digits.substring(0, 11) + "0".repeat(digits.length() - 11), 2);
    }

    private void replay(String name, String... more) {
        RunTier run = run(name, more);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private RunTier run(String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "replay",
                "--policy",
                path("policy.yaml"),
                "--until",
                UNTIL,
                "--transactions",
                transactions.toString(),
                "--output",
                path(name + ".csv"),
                "--segments",
                path(name + "-segments.csv")));
        arguments.addAll(List.of(more));
        return RunTier.with(arguments.toArray(String[]::new));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}

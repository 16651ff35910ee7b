package io.tierengine.policy;

import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.Profile;
import io.tierengine.core.fact.ProfileAttribute;
import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.number.Decimals;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One folder of the acceptance data: facts by customer in order of arrival, and the expected changes. */
final class AcceptanceSet {

    private static final Set<String> NOT_ATTRIBUTES = Set.of("customerId", "occurredAt", "customerSince", "arrival");

    private final List<Arrival> arrivals = new ArrayList<>();
    private final Path folder;

    private AcceptanceSet(Path folder) {
        this.folder = folder;
    }

    /** A fact and its place in {@code arrival}, all the same where the files don't say. */
    private record Arrival(long place, Fact fact) {}

    static AcceptanceSet in(Path folder) throws IOException {
        AcceptanceSet set = new AcceptanceSet(folder);
        for (Row row : set.rows("profiles.csv")) {
            set.add(row, profile(row));
        }
        for (Row row : set.rows("overrides.csv")) {
            set.add(row, override(row));
        }
        for (Row row : set.rows("transactions.csv")) {
            set.add(row, transaction(row));
        }
        for (Row row : set.rows("interactions.csv")) {
            set.add(row, interaction(row));
        }
        return set;
    }

    /** Facts by customer; facts after {@code until} are left out. */
    Map<String, List<Fact>> factsUntil(Instant until) {
        Map<String, List<Fact>> byCustomer = new TreeMap<>();
        arrivals.stream()
                .filter(arrival -> arrival.fact().occurredAtMillis() <= until.toEpochMilli())
                .sorted(Comparator.comparingLong(Arrival::place)
                        .thenComparingLong(
                                arrival -> arrival.place() < 0 ? arrival.fact().occurredAtMillis() : 0))
                .map(Arrival::fact)
                .forEach(fact -> byCustomer
                        .computeIfAbsent(fact.customerId(), _ -> new ArrayList<>())
                        .add(fact));
        return byCustomer;
    }

    List<String> expectedLines() throws IOException {
        return Files.readAllLines(folder.resolve("expected-changes.csv"));
    }

    private void add(Row row, Fact fact) {
        String place = row.get("arrival");
        arrivals.add(new Arrival(place == null ? -1 : Long.parseLong(place), fact));
    }

    private List<Row> rows(String file) throws IOException {
        Path path = folder.resolve(file);
        if (!Files.exists(path)) {
            return List.of();
        }
        List<String> lines = Files.readAllLines(path);
        List<String> header = List.of(lines.getFirst().split(",", -1));
        return lines.stream().skip(1).map(line -> Row.of(header, line)).toList();
    }

    private static Profile profile(Row row) {
        Map<String, ProfileAttribute> attributes = new HashMap<>();
        row.cells().forEach((column, cell) -> {
            if (!NOT_ATTRIBUTES.contains(column)) {
                attributes.put(column, attribute(cell));
            }
        });
        String since = row.get("customerSince");
        int day = since == null
                ? Profile.NO_DAY
                : Math.toIntExact(LocalDate.parse(since).toEpochDay());
        return new Profile(row.given("customerId"), row.millis("occurredAt"), day, Map.copyOf(attributes));
    }

    private static ProfileAttribute attribute(String cell) {
        return cell.matches("-?[0-9]+(\\.[0-9]+)?")
                ? new ProfileAttribute.Numeric(Decimals.unscaled(new BigDecimal(cell), Decimals.PLACES))
                : new ProfileAttribute.Text(cell);
    }

    private static TierOverride override(Row row) {
        return new TierOverride(
                row.given("customerId"),
                row.millis("occurredAt"),
                TierOverride.Kind.valueOf(row.given("kind")),
                row.given("tier"),
                null,
                null,
                row.millis("effectiveFrom"),
                row.millis("expiresAt"));
    }

    private static Transaction transaction(Row row) {
        return new Transaction(
                row.given("eventId"),
                row.given("customerId"),
                row.millis("occurredAt"),
                TransactionType.valueOf(row.given("type")),
                row.number("amount", Decimals.AMOUNT_PLACES),
                row.given("currency"),
                Decimals.ABSENT,
                row.get("channel"),
                null,
                null,
                row.millis("originalOccurredAt"),
                Map.of());
    }

    private static Interaction interaction(Row row) {
        return new Interaction(
                row.given("eventId"),
                row.given("customerId"),
                row.millis("occurredAt"),
                row.given("type"),
                row.number("value", Decimals.PLACES),
                null,
                Map.of());
    }

    /** A line of a CSV file; empty cells are left out. The data have no quoted cells. */
    private record Row(Map<String, String> cells) {

        static Row of(List<String> header, String line) {
            if (line.indexOf('"') >= 0) {
                throw new IllegalArgumentException("a quoted cell: " + line);
            }
            String[] cells = line.split(",", -1);
            Map<String, String> given = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                if (!cells[i].isEmpty()) {
                    given.put(header.get(i), cells[i]);
                }
            }
            return new Row(given);
        }

        @Nullable
        String get(String column) {
            return cells.get(column);
        }

        String given(String column) {
            String cell = get(column);
            if (cell == null) {
                throw new IllegalArgumentException(column + " is missing in " + cells);
            }
            return cell;
        }

        long millis(String column) {
            String cell = get(column);
            return cell == null ? Decimals.ABSENT : Instant.parse(cell).toEpochMilli();
        }

        long number(String column, int places) {
            String cell = get(column);
            return cell == null ? Decimals.ABSENT : Decimals.unscaled(new BigDecimal(cell), places);
        }
    }
}

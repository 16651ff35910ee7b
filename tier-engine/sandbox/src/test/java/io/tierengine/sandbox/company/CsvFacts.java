package io.tierengine.sandbox.company;

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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a company's files the plain way, so that a test can hold them against what was written. */
final class CsvFacts {

    private final Map<Long, Fact> byArrival = new TreeMap<>();

    private CsvFacts() {}

    static Collection<Fact> read(Path folder) throws IOException {
        CsvFacts facts = new CsvFacts();
        facts.read(folder.resolve(CompanyFiles.TRANSACTIONS), CsvFacts::transaction);
        facts.read(folder.resolve(CompanyFiles.INTERACTIONS), CsvFacts::interaction);
        facts.read(folder.resolve(CompanyFiles.PROFILES), CsvFacts::profile);
        facts.read(folder.resolve(CompanyFiles.OVERRIDES), CsvFacts::override);
        return facts.byArrival.values();
    }

    private void read(Path file, Function<Map<String, String>, Fact> toFact) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> header = cells(lines.getFirst());
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                if (!cells.get(i).isEmpty()) {
                    row.put(header.get(i), cells.get(i));
                }
            }
            Fact before = byArrival.put(Long.valueOf(row.remove("arrival")), toFact.apply(row));
            if (before != null) {
                throw new IllegalStateException("two facts with one arrival in " + file + ": " + line);
            }
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static Fact transaction(Map<String, String> row) {
        return new Transaction(
                required(row, "eventId"),
                required(row, "customerId"),
                instant(row.get("occurredAt")),
                TransactionType.valueOf(required(row, "type")),
                decimal(row.get("amount"), 4),
                required(row, "currency"),
                decimal(row.get("margin"), 4),
                row.get("channel"),
                row.get("category"),
                row.get("orderId"),
                instant(row.get("originalOccurredAt")),
                Map.of());
    }

    private static Fact interaction(Map<String, String> row) {
        return new Interaction(
                required(row, "eventId"),
                required(row, "customerId"),
                instant(row.get("occurredAt")),
                required(row, "type"),
                decimal(row.get("value"), 6),
                row.get("caseId"),
                Map.of());
    }

    private static Fact profile(Map<String, String> row) {
        String customerId = required(row, "customerId");
        long occurredAt = instant(row.get("occurredAt"));
        int since = (int) LocalDate.parse(required(row, "customerSince")).toEpochDay();
        Map<String, ProfileAttribute> attributes = new LinkedHashMap<>();
        row.forEach((name, value) -> {
            if (Profiles.ATTRIBUTES.contains(name)) {
                attributes.put(name, attribute(value));
            }
        });
        return new Profile(customerId, occurredAt, since, attributes);
    }

    private static ProfileAttribute attribute(String value) {
        return value.matches("-?[0-9.]+")
                ? new ProfileAttribute.Numeric(decimal(value, 6))
                : new ProfileAttribute.Text(value);
    }

    private static Fact override(Map<String, String> row) {
        return new TierOverride(
                required(row, "customerId"),
                instant(row.get("occurredAt")),
                TierOverride.Kind.valueOf(required(row, "kind")),
                required(row, "tier"),
                row.get("reason"),
                row.get("author"),
                instant(row.get("effectiveFrom")),
                instant(row.get("expiresAt")));
    }

    private static String required(Map<String, String> row, String name) {
        String value = row.get(name);
        if (value == null) {
            throw new IllegalStateException("no " + name + " in " + row);
        }
        return value;
    }

    private static long instant(@Nullable String text) {
        return text == null ? Decimals.ABSENT : Instant.parse(text).toEpochMilli();
    }

    private static long decimal(@Nullable String text, int places) {
        return text == null ? Decimals.ABSENT : Decimals.unscaled(new BigDecimal(text), places);
    }
}

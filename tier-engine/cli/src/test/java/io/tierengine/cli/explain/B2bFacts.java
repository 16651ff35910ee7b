package io.tierengine.cli.explain;

import io.tierengine.cli.policy.PolicyFile;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.Profile;
import io.tierengine.core.fact.ProfileAttribute;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The worked example of key accounts under {@code docs/policies/b2b}. Its files quote nothing. */
final class B2bFacts {

    private static final Path FOLDER = Path.of("../../docs/policies/b2b");
    private static final String CURRENCY = "CNY";

    private B2bFacts() {}

    static Policy policy() throws IOException {
        return PolicyFile.readValid(FOLDER.resolve("policy.yaml"));
    }

    /** The facts of a customer up to an instant, in order of time. */
    static List<Fact> of(String customerId, Instant until) throws IOException {
        List<Fact> facts = new ArrayList<>();
        rows("profiles").forEach(row -> facts.add(profile(row)));
        rows("transactions").forEach(row -> facts.add(purchase(row)));
        rows("interactions").forEach(row -> facts.add(interaction(row)));
        return facts.stream()
                .filter(fact -> fact.customerId().equals(customerId))
                .filter(fact -> fact.occurredAtMillis() <= until.toEpochMilli())
                .sorted(Comparator.comparingLong(Fact::occurredAtMillis))
                .toList();
    }

    static Transaction purchase(String id, String customerId, Instant at, String amount) {
        return Transaction.of(
                id,
                customerId,
                at.toEpochMilli(),
                TransactionType.PURCHASE,
                Decimals.unscaled(new BigDecimal(amount), Decimals.AMOUNT_PLACES),
                CURRENCY);
    }

    static Interaction interaction(String id, String customerId, Instant at, String type, String value) {
        return new Interaction(
                id,
                customerId,
                at.toEpochMilli(),
                type,
                value.isEmpty() ? Decimals.ABSENT : Decimals.unscaled(new BigDecimal(value), Decimals.PLACES),
                null,
                Map.of());
    }

    private static Fact purchase(Map<String, String> row) {
        return purchase(cell(row, "eventId"), cell(row, "customerId"), at(row), cell(row, "amount"));
    }

    private static Fact interaction(Map<String, String> row) {
        return interaction(
                cell(row, "eventId"), cell(row, "customerId"), at(row), cell(row, "type"), cell(row, "value"));
    }

    private static Fact profile(Map<String, String> row) {
        Map<String, ProfileAttribute> attributes = new LinkedHashMap<>();
        for (String name : List.of("strategicValue", "industryGrowth")) {
            long micros = Decimals.unscaled(new BigDecimal(cell(row, name)), Decimals.PLACES);
            attributes.put(name, new ProfileAttribute.Numeric(micros));
        }
        int since = (int) LocalDate.parse(cell(row, "customerSince")).toEpochDay();
        return new Profile(cell(row, "customerId"), at(row).toEpochMilli(), since, attributes);
    }

    private static Instant at(Map<String, String> row) {
        return OffsetDateTime.parse(cell(row, "occurredAt")).toInstant();
    }

    private static String cell(Map<String, String> row, String column) {
        String cell = row.get(column);
        if (cell == null) {
            throw new IllegalStateException("there is no column " + column);
        }
        return cell;
    }

    private static List<Map<String, String>> rows(String kind) throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve(kind + ".csv"));
        List<String> columns = List.of(lines.getFirst().split(",", -1));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = List.of(line.split(",", -1));
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }
}

package io.tierengine.cli.facts;

import io.tierengine.core.fact.FactKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The columns that a file of one kind of fact may have.
 *
 * @param required those it must have
 * @param known all that mean something, the required ones first
 */
record Columns(FactKind kind, List<String> required, List<String> known) {

    /** What the name of a column with a free attribute of an event begins with. */
    static final String ATTRIBUTE_PREFIX = "attributes.";

    /** What the name of a column with the rating of a criterion begins with. */
    static final String RATING_PREFIX = "ratings.";

    private static final Columns TRANSACTION = of(
            FactKind.TRANSACTION,
            List.of("eventId", "customerId", "occurredAt", "type", "amount"),
            List.of("currency", "margin", "channel", "category", "orderId", "originalOccurredAt", "arrival"));
    private static final Columns INTERACTION = of(
            FactKind.INTERACTION,
            List.of("eventId", "customerId", "occurredAt", "type"),
            List.of("value", "caseId", "arrival"));
    private static final Columns PROFILE =
            of(FactKind.PROFILE, List.of("customerId", "occurredAt"), List.of("customerSince", "arrival"));
    private static final Columns OVERRIDE = of(
            FactKind.OVERRIDE,
            List.of("customerId", "occurredAt", "kind", "tier"),
            List.of("effectiveFrom", "expiresAt", "reason", "author", "arrival"));
    private static final Columns ASSESSMENT = of(
            FactKind.ASSESSMENT,
            List.of("customerId", "occurredAt"),
            List.of("author", "reason", "expiresAt", "sampleId", "arrival"));

    private static Columns of(FactKind kind, List<String> required, List<String> optional) {
        List<String> known = new ArrayList<>(required);
        known.addAll(optional);
        return new Columns(kind, required, List.copyOf(known));
    }

    static Columns of(FactKind kind) {
        return switch (kind) {
            case TRANSACTION -> TRANSACTION;
            case INTERACTION -> INTERACTION;
            case PROFILE -> PROFILE;
            case OVERRIDE -> OVERRIDE;
            case ASSESSMENT -> ASSESSMENT;
        };
    }

    boolean isKnown(String name) {
        return known.contains(name);
    }

    /** Everything that is wrong with a header; empty if it can be read. */
    List<String> problems(List<String> header) {
        if (header.isEmpty()) {
            return List.of("the file is empty; its first line must name the columns: " + String.join(",", known));
        }
        if (header.size() == 1
                && !isKnown(header.getFirst())
                && header.getFirst().matches("\\w+([;\t]\\w+)+")) {
            String separator = header.getFirst().contains(";") ? "semicolons" : "tabs";
            return List.of("the columns are separated by " + separator + "; save the file with commas");
        }
        List<String> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<String> meant = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            if (name.isEmpty()) {
                problems.add("column " + (i + 1) + " has no name");
            } else if (!seen.add(name)) {
                problems.add("column '" + Quoted.text(name) + "' is there twice");
            } else if (!isAllowed(name)) {
                String similar = similarTo(name, header);
                meant.add(similar);
                problems.add("unknown column '" + Quoted.text(name) + "'; "
                        + (similar.isEmpty() ? "the columns are " + describe() : "did you mean '" + similar + "'?"));
            }
        }
        for (String name : required) {
            if (!header.contains(name) && !meant.contains(name)) {
                problems.add("column '" + name + "' is missing");
            }
        }
        return problems;
    }

    private boolean isAllowed(String name) {
        if (isKnown(name)) {
            return true;
        }
        if (kind == FactKind.PROFILE) {
            return known.stream().noneMatch(name.strip()::equalsIgnoreCase);
        }
        String prefix = freePrefix();
        return !prefix.isEmpty() && name.startsWith(prefix) && name.length() > prefix.length();
    }

    /** What the names of free columns begin with; empty where they begin with nothing, or there are none. */
    String freePrefix() {
        return switch (kind) {
            case TRANSACTION, INTERACTION -> ATTRIBUTE_PREFIX;
            case ASSESSMENT -> RATING_PREFIX;
            case PROFILE, OVERRIDE -> "";
        };
    }

    private String similarTo(String name, List<String> header) {
        List<String> free =
                known.stream().filter(column -> !header.contains(column)).toList();
        return DidYouMean.nearest(name, free);
    }

    private String describe() {
        String names = String.join(", ", known);
        return switch (kind) {
            case TRANSACTION, INTERACTION -> names + ", and " + ATTRIBUTE_PREFIX + "x for a free attribute x";
            case ASSESSMENT -> names + ", and " + RATING_PREFIX + "x for the rating of a criterion x";
            case PROFILE, OVERRIDE -> names;
        };
    }
}

package io.tierengine.cli.facts;

import io.tierengine.core.fact.FactKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The columns that a file of one kind of fact may have, and those it must have. */
enum Columns {
    TRANSACTION(
            FactKind.TRANSACTION,
            List.of("eventId", "customerId", "occurredAt", "type", "amount"),
            List.of("currency", "margin", "channel", "category", "orderId", "originalOccurredAt", "arrival")),
    INTERACTION(
            FactKind.INTERACTION,
            List.of("eventId", "customerId", "occurredAt", "type"),
            List.of("value", "caseId", "arrival")),
    PROFILE(FactKind.PROFILE, List.of("customerId", "occurredAt"), List.of("customerSince", "arrival")),
    OVERRIDE(
            FactKind.OVERRIDE,
            List.of("customerId", "occurredAt", "kind", "tier"),
            List.of("effectiveFrom", "expiresAt", "reason", "author", "arrival"));

    /** What the name of a column with a free attribute of an event begins with. */
    static final String ATTRIBUTE_PREFIX = "attributes.";

    private final FactKind kind;
    private final List<String> required;
    private final List<String> known;

    Columns(FactKind kind, List<String> required, List<String> optional) {
        this.kind = kind;
        this.required = required;
        List<String> all = new ArrayList<>(required);
        all.addAll(optional);
        this.known = List.copyOf(all);
    }

    static Columns of(FactKind kind) {
        return switch (kind) {
            case TRANSACTION -> TRANSACTION;
            case INTERACTION -> INTERACTION;
            case PROFILE -> PROFILE;
            case OVERRIDE -> OVERRIDE;
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
        List<String> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            if (name.isEmpty()) {
                problems.add("column " + (i + 1) + " has no name");
            } else if (!seen.add(name)) {
                problems.add("column '" + Quoted.text(name) + "' is there twice");
            } else if (!isAllowed(name)) {
                problems.add("unknown column '" + Quoted.text(name) + "'" + hint(name, header));
            }
        }
        for (String name : required) {
            if (!header.contains(name)) {
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
        boolean isEvent = kind == FactKind.TRANSACTION || kind == FactKind.INTERACTION;
        return isEvent && name.startsWith(ATTRIBUTE_PREFIX) && name.length() > ATTRIBUTE_PREFIX.length();
    }

    private String hint(String name, List<String> header) {
        List<String> free = known.stream().filter(column -> !header.contains(column)).toList();
        String similar = DidYouMean.nearest(name, free);
        if (!similar.isEmpty()) {
            return "; did you mean '" + similar + "'?";
        }
        return switch (kind) {
            case TRANSACTION, INTERACTION ->
                "; the columns are " + String.join(", ", known) + ", and " + ATTRIBUTE_PREFIX
                        + "x for a free attribute x";
            case PROFILE, OVERRIDE -> "; the columns are " + String.join(", ", known);
        };
    }
}

package io.tierengine.cli.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** A customer for people, from the JSON of the engine. */
final class CustomerText {

    private static final String ABSENT = "absent";
    private static final int WIDTH = 24;

    private final JsonNode customer;
    private final StringBuilder text = new StringBuilder();

    private CustomerText(JsonNode customer) {
        this.customer = customer;
    }

    static String of(JsonNode customer) {
        CustomerText text = new CustomerText(customer);
        text.tier();
        text.numbers("dimensions of the score");
        text.conditions();
        return text.text.toString();
    }

    private void tier() {
        text.append("customer ").append(value(customer, "customerId")).append('\n');
        line("tier", value(customer, "tier"));
        if (!customer.path("tier").equals(customer.path("automaticTier"))) {
            line("  by the rules alone", value(customer, "automaticTier"));
        }
        line("policy", value(customer, "program") + ", version " + value(customer, "policyVersion"));
        line("decided up to", value(customer, "asOf"));
        line("tier changes so far", value(customer, "sequence"));
        clock("no downgrade before", "holdUntil");
        clock("may lose it since", "graceSince");
        clock("next look", "next");
    }

    private void clock(String label, String name) {
        JsonNode clock = customer.path("clocks").path(name);
        if (clock.isTextual()) {
            line(label, clock.asText());
        }
    }

    private void numbers(String dimensions) {
        line("score", value(customer, "score"));
        line("days since last purchase", value(customer, "recencyDays"));
        line("days since first", value(customer, "tenureDays"));
        list(dimensions, customer.path("dimensions"));
        list("metrics", customer.path("metrics"));
    }

    private void list(String title, JsonNode values) {
        if (values.isEmpty()) {
            return;
        }
        text.append(title).append('\n');
        values.properties().forEach(value -> line("  " + value.getKey(), textOf(value.getValue())));
    }

    private void conditions() {
        text.append("tiers\n");
        for (JsonNode tier : customer.path("tiers")) {
            JsonNode pending = tier.path("pendingSince");
            line(
                    "  " + value(tier, "id"),
                    (tier.path("enter").asBoolean() ? "enter holds, " : "enter fails, ")
                            + (tier.path("retain").asBoolean() ? "retain holds" : "retain fails")
                            + (pending.isTextual() ? ", waiting since " + pending.asText() : ""));
        }
        for (JsonNode guard : customer.path("guards")) {
            if (guard.path("holds").asBoolean()) {
                line("guard " + value(guard, "name"), "nobody above " + value(guard, "cap"));
            }
        }
    }

    private void line(String label, String value) {
        text.append(String.format(Locale.ROOT, "%-" + WIDTH + "s  %s\n", label, value));
    }

    private static String value(JsonNode object, String name) {
        return textOf(object.path(name));
    }

    private static String textOf(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? ABSENT : value.asText();
    }
}

package io.tierengine.views;

import java.util.Set;

/**
 * To which customers somebody is limited.
 *
 * @param attribute owner or region
 * @param values only customers with one of these are seen; none: no customer
 */
public record Visibility(Attribute attribute, Set<String> values) {

    public Visibility {
        values = Set.copyOf(values);
        if (!Attribute.SCOPES.contains(attribute)) {
            throw new IllegalArgumentException(
                    "what somebody sees can't be limited by " + attribute.id() + "; take owner or region");
        }
    }

    /** Whether a customer with this row is seen. */
    public boolean shows(Row row) {
        String value = attribute.of(row);
        return value != null && values.contains(value);
    }
}

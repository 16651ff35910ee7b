package io.tierengine.core.metric;

import java.util.Set;
import java.util.TreeSet;

/**
 * The types of interaction that open and close a case (semantics §7).
 *
 * @param opens at least one, such as {@code COMPLAINT}
 * @param closes at least one, such as {@code COMPLAINT_RESOLVED}; none of them opens
 */
public record CaseTypes(Set<String> opens, Set<String> closes) {

    public CaseTypes {
        opens = Set.copyOf(opens);
        closes = Set.copyOf(closes);
        if (opens.isEmpty() || closes.isEmpty()) {
            throw new IllegalArgumentException("cases need a type that opens and one that closes");
        }
        if (opens.stream().anyMatch(closes::contains)) {
            throw new IllegalArgumentException("a type opens and closes cases: " + opens + " and " + closes);
        }
    }

    /** The types in an order that is always the same, for descriptions of stored forms. */
    String description() {
        return new TreeSet<>(opens) + ">" + new TreeSet<>(closes);
    }
}

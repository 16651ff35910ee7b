package io.tierengine.policy.document;

import io.tierengine.core.policy.Policy;
import io.tierengine.policy.problem.Place;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A policy that can be used: the compiled rules, and what its author wrote.
 *
 * @param file as given to the reader
 * @param description what the policy is for
 * @param labels free words about it
 * @param tierNames names for people, by tier id; only of tiers that have one
 * @param expressions as written, by their path, such as {@code spec.tiers[2].enter}
 * @param places of every value that was given, by its path
 */
public record PolicyDocument(
        Policy policy,
        String file,
        @Nullable String description,
        Map<String, String> labels,
        Map<String, String> tierNames,
        Map<String, String> expressions,
        Map<String, Place> places) {

    public PolicyDocument {
        labels = Map.copyOf(labels);
        tierNames = Map.copyOf(tierNames);
        expressions = Map.copyOf(expressions);
        places = Map.copyOf(places);
    }

    /** An expression as written; empty if it wasn't given. */
    public Optional<String> expression(String path) {
        return Optional.ofNullable(expressions.get(path));
    }

    /** Whether the policy gives a value, or leaves it to its default. */
    public boolean gives(String path) {
        return places.containsKey(path);
    }

    /** The place of a value, or of the nearest one around it. */
    public Place place(String path) {
        String known = path;
        while (!places.containsKey(known) && !known.isEmpty()) {
            known = known.substring(0, Math.max(0, Math.max(known.lastIndexOf('.'), known.lastIndexOf('['))));
        }
        return places.getOrDefault(known, Place.START).withPath(path);
    }

    /** A tier's name for people: its own, or else its id. */
    public String tierName(String id) {
        return tierNames.getOrDefault(id, id);
    }
}

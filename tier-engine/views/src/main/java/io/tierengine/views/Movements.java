package io.tierengine.views;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes of tier over time, by the instants from which they hold.
 *
 * @param movements by instant
 */
public record Movements(Step step, List<Movement> movements) {

    /**
     * How many customers went from a tier to another.
     *
     * @param at when the hour or day begins
     * @param from null: enrolled
     */
    public record Movement(Instant at, @Nullable String from, String to, long count) {}

    public Movements {
        movements = List.copyOf(movements);
    }
}

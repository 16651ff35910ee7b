package io.tierengine.views;

import java.time.Instant;
import java.util.List;

/**
 * How many customers there are. Each list adds up to the total.
 *
 * @param asOf when they were counted
 */
public record Counts(
        Instant asOf,
        long total,
        List<ValueCount> tier,
        List<ValueCount> stage,
        List<ValueCount> risk,
        List<ValueCount> segment) {

    public Counts {
        tier = List.copyOf(tier);
        stage = List.copyOf(stage);
        risk = List.copyOf(risk);
        segment = List.copyOf(segment);
    }
}

package io.tierengine.views;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Customers by tier over time: today's counts, less the movements since.
 *
 * @param points the earliest first
 */
public record Distribution(Step step, List<Point> points) {

    /**
     * The customers of each tier at an instant.
     *
     * @param counts by tier; without those that have none
     */
    public record Point(Instant at, Map<String, Long> counts) {

        public Point {
            counts = Map.copyOf(counts);
        }
    }

    public Distribution {
        points = List.copyOf(points);
    }
}

package io.tierengine.core.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a customer's numbers if no fact comes.
 *
 * @param now from when on
 * @param until up to where was looked: the beginning of the last local day, or earlier where that took too many evaluations
 * @param metrics in the policy's order
 * @param score empty where the policy has none
 */
public record Timeline(Instant now, Instant until, List<Line> metrics, List<Point> score) {

    /** A metric by its name in the policy. */
    public record Line(String name, List<Point> points) {

        public Line {
            points = List.copyOf(points);
        }
    }

    /**
     * A value and since when it holds: at {@code now}, then one point for each local day on which it is another one at last, at the instant at which
     * it becomes that.
     *
     * @param value null where it is absent
     */
    public record Point(Instant at, @Nullable BigDecimal value) {}

    public Timeline {
        metrics = List.copyOf(metrics);
        score = List.copyOf(score);
    }
}

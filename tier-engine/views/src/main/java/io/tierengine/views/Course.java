package io.tierengine.views;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a customer came to where it is.
 *
 * @param points one for each instant at which something changed, of the latest 100 changes; the oldest first
 */
public record Course(List<Point> points) {

    /** What held from an instant on. */
    public record Point(
            Instant at,
            @Nullable String tier,
            @Nullable BigDecimal score,
            @Nullable String stage,
            @Nullable String risk) {}

    public Course {
        points = List.copyOf(points);
    }
}

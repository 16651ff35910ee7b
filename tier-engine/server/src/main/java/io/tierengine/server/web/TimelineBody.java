package io.tierengine.server.web;

import io.tierengine.core.customer.Timeline;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a customer's numbers as JSON.
 *
 * @param now from when on
 * @param until up to where was looked
 * @param metrics in the policy's order
 * @param score empty where the policy has none
 */
record TimelineBody(Instant now, Instant until, List<LineBody> metrics, List<PointBody> score) {

    /** A metric by its name. */
    record LineBody(String name, List<PointBody> points) {}

    /**
     * A value and since when it holds.
     *
     * @param value null where it is absent
     */
    record PointBody(Instant at, @Nullable BigDecimal value) {}

    static TimelineBody of(Timeline timeline) {
        return new TimelineBody(
                timeline.now(),
                timeline.until(),
                timeline.metrics().stream()
                        // Names with a colon are kept for metrics one window earlier; whoever wrote the policy doesn't
                        // know them.
                        .filter(line -> line.name().indexOf(':') < 0)
                        .map(line -> new LineBody(line.name(), points(line.points())))
                        .toList(),
                points(timeline.score()));
    }

    private static List<PointBody> points(List<Timeline.Point> points) {
        return points.stream()
                .map(point -> new PointBody(point.at(), point.value()))
                .toList();
    }
}

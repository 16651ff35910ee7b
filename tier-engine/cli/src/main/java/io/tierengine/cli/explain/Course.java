package io.tierengine.cli.explain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would come of what hasn't happened, and the customer at the end. */
record Course(
        Customer customer,
        List<Change> changes,
        List<Stage> stages,
        List<Segment> segments,
        List<Alert> alerts,
        List<String> refusals) {

    /** A change of the stage of life. */
    record Stage(@Nullable String previousStage, String newStage, boolean reactivated, Instant effectiveAt) {}

    /** A change of the segment by recency, frequency and monetary value. */
    record Segment(String newSegment, int recency, int frequency, int monetary, Instant effectiveAt) {}

    record Alert(
            String kind,
            String tier,
            String previousLevel,
            String level,
            BigDecimal points,
            List<Signal> signals,
            @Nullable BigDecimal valueAtStake,
            @Nullable Instant dueAt,
            @Nullable String dueTier,
            Instant effectiveAt) {}

    record Signal(String name, BigDecimal points) {}
}

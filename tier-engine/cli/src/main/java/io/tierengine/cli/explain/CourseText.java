package io.tierengine.cli.explain;

import io.tierengine.cli.explain.Course.Alert;
import io.tierengine.cli.explain.Course.Segment;
import io.tierengine.cli.explain.Course.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What would come of what hasn't happened. */
final class CourseText {

    private final Words words;
    private final ChangeText changes;
    private final ExplanationText explanations;

    CourseText(Words words) {
        this.words = words;
        changes = new ChangeText(words);
        explanations = new ExplanationText(words);
    }

    /**
     * Writes it.
     *
     * @param days for which nothing would come after the facts
     */
    void write(Lines lines, List<SupposedFact> facts, int days, Course course) {
        lines.add(0, words.say("whatIf", supposed(facts, days)));
        course.refusals().forEach(refusal -> lines.add(1, words.say("whatIf.refused", refusal)));
        if (course.changes().isEmpty()) {
            lines.add(1, words.say("whatIf.same", course.customer().tier()));
        }
        happenings(lines, course);
        after(lines, course);
    }

    /** What would happen, in its order; at one instant as the engine looks: stage of life, segment, tier, alerts. */
    private void happenings(Lines lines, Course course) {
        List<Happening> happenings = new ArrayList<>();
        course.stages()
                .forEach(stage -> happenings.add(new Happening(stage.effectiveAt(), () -> lines.add(1, say(stage)))));
        course.segments()
                .forEach(segment ->
                        happenings.add(new Happening(segment.effectiveAt(), () -> lines.add(1, say(segment)))));
        course.changes()
                .forEach(change -> happenings.add(
                        new Happening(change.effectiveAt(), () -> changes.writeShort(lines, 1, change))));
        course.alerts()
                .forEach(alert -> happenings.add(new Happening(alert.effectiveAt(), () -> lines.add(1, say(alert)))));
        happenings.sort(Comparator.comparing(Happening::at));
        happenings.forEach(happening -> happening.telling().run());
    }

    /** Something that would happen, and how it is told. */
    private record Happening(Instant at, Runnable telling) {}

    private String supposed(List<SupposedFact> facts, int days) {
        List<String> parts = new ArrayList<>();
        for (SupposedFact fact : facts) {
            BigDecimal number = fact.number();
            parts.add(number == null ? fact.type() : words.say("whatIf.fact", fact.type(), words.number(number)));
        }
        if (days > 0) {
            parts.add(words.say(facts.isEmpty() ? "whatIf.nothing" : "whatIf.thenNothing", words.days(days)));
        }
        return words.list(parts);
    }

    private String say(Stage stage) {
        String name = words.choice("stage", stage.newStage());
        return words.say(
                stage.reactivated() ? "whatIf.stage.reactivated" : "whatIf.stage",
                words.instant(stage.effectiveAt()),
                name);
    }

    private String say(Segment segment) {
        return words.say(
                "whatIf.segment",
                words.instant(segment.effectiveAt()),
                segment.newSegment(),
                String.valueOf(segment.recency()),
                String.valueOf(segment.frequency()),
                String.valueOf(segment.monetary()));
    }

    private String say(Alert alert) {
        Instant due = alert.dueAt();
        String told = words.choice(
                "alert",
                alert.kind(),
                alert.tier(),
                words.choice("level", alert.previousLevel()),
                words.choice("level", alert.level()),
                due == null ? "" : words.instant(due),
                Objects.requireNonNullElse(alert.dueTier(), ""));
        String line = words.say("whatIf.alert", words.instant(alert.effectiveAt()), told);
        if (!alert.signals().isEmpty()) {
            List<String> signals =
                    alert.signals().stream().map(Course.Signal::name).toList();
            line = words.say("alert.signals", line, words.points(alert.points()), words.list(signals));
        }
        BigDecimal stake = alert.valueAtStake();
        return stake == null ? line : words.say("alert.stake", line, words.number(stake));
    }

    /** Where the customer would be then, and what would still be missing. */
    private void after(Lines lines, Course course) {
        Customer customer = course.customer();
        Instant asOf = customer.asOf();
        lines.add(
                1,
                asOf == null
                        ? words.say("whatIf.after", customer.tier())
                        : words.say("whatIf.after.asOf", customer.tier(), words.instant(asOf)));
        Explanation explanation = customer.explanation();
        if (explanation != null) {
            explanations.ahead(lines, 2, explanation);
        } else if (!course.changes().isEmpty()) {
            Explanation latest = course.changes().getLast().explanation();
            if (latest != null) {
                explanations.ahead(lines, 2, latest);
            }
        }
    }
}

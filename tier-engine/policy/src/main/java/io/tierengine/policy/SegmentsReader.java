package io.tierengine.policy;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.rfm.Segments;
import io.tierengine.policy.expression.ExpressionCompiler;
import io.tierengine.policy.expression.Scores;
import io.tierengine.policy.expression.SegmentVocabulary;
import io.tierengine.policy.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code spec.rfm.segments}: conditions on the three scores, read top down. */
final class SegmentsReader {

    private static final List<String> SEGMENT = List.of("name", "when", "description");
    private static final int MAX_SEGMENTS = 64;

    private final Keys rfm;
    private final Notes notes;
    private final ExpressionCompiler compiler = new ExpressionCompiler(new SegmentVocabulary());

    SegmentsReader(Keys rfm, Notes notes) {
        this.rfm = rfm;
        this.notes = notes;
    }

    private record Rule(String name, Condition when, YamlValue item) {}

    /** The policy's own segments, or the standard ones; also where something is wrong, which is told. */
    Segments read() {
        List<YamlValue> items = rfm.list("segments", 1, MAX_SEGMENTS);
        Names.requireDistinct(items, "name", "segment", notes);
        List<Rule> rules = new ArrayList<>();
        for (YamlValue item : items) {
            Keys keys = Keys.of(item, notes, SEGMENT);
            Rule rule = keys == null ? null : rule(keys, item);
            if (rule != null) {
                rules.add(rule);
            }
        }
        return items.isEmpty() || rules.size() < items.size() ? Segments.standard() : segments(rules);
    }

    private @Nullable Rule rule(Keys keys, YamlValue item) {
        keys.required("name", "conditions and outputs name the segment by it");
        String name = keys.matching("name", Limits.NAME, Limits.NAME_FORM);
        keys.text("description");
        if (!keys.has("when")) {
            keys.missing("when", "it is a condition on the scores, such as `when: \"r >= 4 && f >= 4\"`");
        }
        YamlValue.Scalar when = keys.expression("when");
        Condition condition = when == null ? null : compiler.condition(when.text(), notes.expression(when));
        return name == null || condition == null ? null : new Rule(name, condition, item);
    }

    private Segments segments(List<Rule> rules) {
        List<String> nowhere = new ArrayList<>();
        Set<String> reached = new HashSet<>();
        Segments segments = Segments.by((r, f, m) -> {
            var scores = new Scores(r, f, m);
            for (Rule rule : rules) {
                if (rule.when.holds(scores)) {
                    reached.add(rule.name);
                    return rule.name;
                }
            }
            nowhere.add("r = " + r + ", f = " + f + ", m = " + m);
            return "";
        });
        if (!nowhere.isEmpty()) {
            notes.meaning(
                    rfm.place("segments"),
                    nowhere.size() + " of " + Segments.COMBINATIONS + " combinations are in no segment, such as "
                            + nowhere.getFirst(),
                    "end the list with a segment whose `when` is \"true\"");
        }
        for (Rule rule : rules) {
            if (!reached.contains(rule.name)) {
                String message =
                        "nobody can be in `" + rule.name + "`: no scores fulfil it that an earlier one doesn't take";
                notes.meaning(rule.item.place(), message, "leave it out, or put it higher");
            }
        }
        return segments;
    }
}

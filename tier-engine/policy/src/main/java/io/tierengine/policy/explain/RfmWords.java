package io.tierengine.policy.explain;

import io.tierengine.core.rfm.CutoffSchedule;
import io.tierengine.core.rfm.RfmRules;
import io.tierengine.core.rfm.RfmScale;
import io.tierengine.core.rfm.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Scores and segments of recency, frequency and monetary value in words. */
final class RfmWords {

    private final Words words;
    private final NumberWords numbers;

    RfmWords(Words words, NumberWords numbers) {
        this.words = words;
        this.numbers = numbers;
    }

    String say(RfmRules rules) {
        var text = new StringBuilder();
        CutoffSchedule schedule = rules.schedule();
        if (schedule == null) {
            text.append(words.say("rfm.intro")).append("\n\n");
            fixed(text, rules);
        } else {
            counted(text, rules, schedule);
        }
        text.append('\n').append(words.say("rfm.segments")).append("\n\n");
        List<Segment> spans = rules.segments().spans();
        for (String name : rules.segments().names().reversed()) {
            List<String> ways = spans.stream()
                    .filter(span -> span.name().equals(name))
                    .map(this::scores)
                    .toList();
            item(text, words.say("rfm.segment.scores", name, words.joined("rfm.ways.join", ways)));
        }
        return text.toString();
    }

    private void fixed(StringBuilder text, RfmRules rules) {
        item(text, scale("rfm.scale.recency", rules.recency()));
        item(text, scale("rfm.scale.frequency", rules.frequency()));
        item(text, scale("rfm.scale.monetary", rules.monetary()));
    }

    private void counted(StringBuilder text, RfmRules rules, CutoffSchedule schedule) {
        text.append(intro(schedule.refresh())).append("\n\n");
        item(text, shares("rfm.counted.recency", rules.recency(), schedule));
        item(text, shares("rfm.counted.frequency", rules.frequency(), schedule));
        item(text, shares("rfm.counted.monetary", rules.monetary(), schedule));
        text.append('\n').append(words.say("rfm.counted.level")).append("\n\n");
        if (rules.first() == null) {
            text.append(words.say("rfm.counted.none")).append('\n');
        } else {
            text.append(words.say("rfm.counted.first")).append("\n\n");
            fixed(text, rules);
        }
    }

    private String intro(CutoffSchedule.Refresh refresh) {
        return switch (refresh) {
            case CutoffSchedule.Periodic(var period) ->
                words.say("rfm.counted.intro." + period.name().toLowerCase(Locale.ROOT));
            case CutoffSchedule.Daily(int days) -> words.say("rfm.counted.intro.days", words.counted("days", days));
        };
    }

    private String shares(String key, RfmScale scale, CutoffSchedule schedule) {
        List<String> arguments = new ArrayList<>(List.of(numbers.say(scale.value())));
        schedule.percentiles().forEach(percentile -> arguments.add(words.number(percentile)));
        return words.say(key, arguments.toArray());
    }

    private String scale(String key, RfmScale scale) {
        NumberWords.Unit unit = numbers.unit(scale.value());
        List<String> arguments = new ArrayList<>(List.of(numbers.say(scale.value())));
        scale.cutoffs().forEach(cutoff -> arguments.add(numbers.inUnit(cutoff, unit)));
        return words.say(key, arguments.toArray());
    }

    private String scores(Segment span) {
        List<String> parts = new ArrayList<>();
        add(parts, "rfm.recency", span.recency());
        add(parts, "rfm.frequency", span.frequency());
        add(parts, "rfm.monetary", span.monetary());
        return parts.isEmpty() ? words.say("rfm.all") : words.joined("rfm.scores.join", parts);
    }

    private void add(List<String> parts, String score, Segment.Span span) {
        if (!span.isAny()) {
            String from = words.whole(span.from());
            String name = words.say(score);
            parts.add(
                    span.from() == span.to()
                            ? words.say("rfm.exactly", name, from)
                            : words.say("rfm.between", name, from, words.whole(span.to())));
        }
    }

    private static void item(StringBuilder text, String sentence) {
        text.append("- ").append(sentence).append('\n');
    }
}

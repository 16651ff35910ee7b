package io.tierengine.policy.explain;

import io.tierengine.core.rfm.RfmRules;
import io.tierengine.core.rfm.RfmScale;
import io.tierengine.core.rfm.Segment;
import java.util.ArrayList;
import java.util.List;

/** Scores and segments of recency, frequency and monetary value in words. */
final class RfmWords {

    private final Words words;
    private final NumberWords numbers;

    RfmWords(Words words, NumberWords numbers) {
        this.words = words;
        this.numbers = numbers;
    }

    String say(RfmRules rules) {
        var text = new StringBuilder(words.say("rfm.intro")).append("\n\n");
        item(text, scale("rfm.scale.recency", rules.recency()));
        item(text, scale("rfm.scale.frequency", rules.frequency()));
        item(text, scale("rfm.scale.monetary", rules.monetary()));
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

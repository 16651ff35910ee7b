package io.tierengine.policy.explain;

import io.tierengine.core.number.Decimals;
import io.tierengine.core.score.Band;
import io.tierengine.core.score.Dimension;
import io.tierengine.core.score.Indicator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The score in words. */
final class ScoreWords {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Words words;
    private final NumberWords numbers;

    ScoreWords(Words words, ConditionWords conditions) {
        this.words = words;
        this.numbers = conditions.numbers();
    }

    String say(List<Dimension> dimensions) {
        var text = new StringBuilder(words.say("score.intro")).append("\n\n");
        long total = dimensions.stream().mapToLong(Dimension::weight).sum();
        for (Dimension dimension : dimensions) {
            text.append("- ")
                    .append(words.say("score.dimension", dimension.name(), share(dimension.weight(), total)))
                    .append('\n');
            long weights =
                    dimension.indicators().stream().mapToLong(Indicator::weight).sum();
            for (Indicator indicator : dimension.indicators()) {
                text.append("   - ").append(say(indicator, weights)).append('\n');
            }
        }
        return text.toString();
    }

    private String say(Indicator indicator, long weights) {
        String value = numbers.subject(indicator.value());
        String points = bands(indicator);
        String sentence = indicator.weight() == weights
                ? words.say("score.indicator", value, points)
                : words.say("score.indicator.weighted", value, share(indicator.weight(), weights), points);
        if (indicator.interpolate()) {
            sentence = words.say("score.interpolate", sentence);
        }
        return numbers.mayBeAbsent(indicator.value())
                ? words.say("score.absent", sentence, words.number(indicator.absentPoints()))
                : sentence;
    }

    private String bands(Indicator indicator) {
        NumberWords.Unit unit = numbers.unit(indicator.value());
        List<String> parts = new ArrayList<>();
        for (Band band : indicator.bands()) {
            parts.add(
                    band.catchesRest()
                            ? rest(band.points(), parts.isEmpty())
                            : words.say(
                                    parts.isEmpty() ? "band.first" : "band",
                                    words.number(band.points()),
                                    numbers.inUnit(band.from(), unit)));
        }
        if (!indicator.bands().getLast().catchesRest()) {
            parts.add(rest(0, false));
        }
        return words.joined("band.join", parts);
    }

    private String rest(long points, boolean only) {
        return words.say(only ? "band.only" : "band.rest", words.number(points));
    }

    /** A weight as a share of all, with at most one decimal place. */
    private String share(long weight, long total) {
        BigDecimal percent = BigDecimal.valueOf(weight)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(total), 1, RoundingMode.HALF_EVEN);
        return words.say("percent", words.number(Decimals.unscaled(percent, Decimals.PLACES)));
    }
}

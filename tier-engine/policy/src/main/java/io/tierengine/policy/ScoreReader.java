package io.tierengine.policy;

import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.score.Band;
import io.tierengine.core.score.Dimension;
import io.tierengine.core.score.Indicator;
import io.tierengine.policy.expression.CustomerVocabulary;
import io.tierengine.policy.expression.ExpressionCompiler;
import io.tierengine.policy.problem.Suggestion;
import io.tierengine.policy.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code spec.score}. */
final class ScoreReader {

    private static final List<String> SCORE = List.of("dimensions");
    private static final List<String> DIMENSION = List.of("name", "weight", "indicators");
    private static final List<String> INDICATOR =
            List.of("metric", "expression", "weight", "absent", "interpolate", "bands");
    private static final List<String> BAND = List.of("from", "points");

    private final Notes notes;
    private final @Nullable Keys score;
    private final List<YamlValue> items;
    private final List<String> names;

    ScoreReader(Keys spec, Notes notes) {
        this.notes = notes;
        this.score = spec.mapping("score", SCORE);
        this.items = score == null ? List.of() : score.list("dimensions", 1, Limits.MAX_DIMENSIONS);
        this.names = Names.of(items, "name");
    }

    /** The name of each dimension, right or wrong in other respects; empty where there is none. */
    List<String> names() {
        return names;
    }

    List<Dimension> read(CustomerVocabulary vocabulary) {
        if (score == null) {
            return List.of();
        }
        if (!score.has("dimensions")) {
            score.missing("dimensions", "a score has at least one");
        }
        Names.requireDistinct(items, "name", "dimension", notes);
        List<Dimension> dimensions = new ArrayList<>();
        for (YamlValue item : items) {
            Keys keys = Keys.of(item, notes, DIMENSION);
            if (keys != null) {
                dimensions.add(dimension(keys, vocabulary));
            }
        }
        if (!items.isEmpty() && dimensions.stream().allMatch(dimension -> dimension.weight() == 0)) {
            notes.meaning(score.place("dimensions"), "no dimension has a weight above 0", "give one a weight");
        }
        return dimensions;
    }

    private Dimension dimension(Keys keys, CustomerVocabulary vocabulary) {
        keys.required("name", "conditions name the dimension by it");
        String name = keys.matching("name", Limits.IDENTIFIER, Limits.IDENTIFIER_FORM);
        if (!keys.has("weight")) {
            keys.missing("weight", "it says how much the dimension counts in the score");
        }
        long weight = keys.decimal("weight", 0, Limits.MAX_WEIGHT).orElse(Decimals.ONE);
        if (!keys.has("indicators")) {
            keys.missing("indicators", "a dimension has at least one");
        }
        List<Indicator> indicators = new ArrayList<>();
        List<YamlValue> list = keys.list("indicators", 1, Limits.MAX_INDICATORS);
        for (YamlValue item : list) {
            Keys indicatorKeys = Keys.of(item, notes, INDICATOR);
            if (indicatorKeys != null) {
                indicators.add(indicator(indicatorKeys, vocabulary));
            }
        }
        if (!list.isEmpty() && indicators.stream().allMatch(indicator -> indicator.weight() == 0)) {
            notes.meaning(keys.place("indicators"), "no indicator has a weight above 0", "give one a weight");
        }
        return new Dimension(name == null ? "" : name, weight, indicators);
    }

    private Indicator indicator(Keys keys, CustomerVocabulary vocabulary) {
        NumberExpression value = value(keys, vocabulary);
        String metric = keys.has("metric") ? keys.text("metric") : keys.text("expression");
        long weight = keys.decimal("weight", 0, Limits.MAX_WEIGHT).orElse(Decimals.ONE);
        long absent =
                keys.decimal("absent", -Limits.MAX_POINTS, Limits.MAX_POINTS).orElse(0L);
        boolean interpolate = keys.truth("interpolate", false);
        return new Indicator(
                metric == null ? "" : metric,
                value == null ? new NumberExpression.Literal(0) : value,
                weight,
                absent,
                interpolate,
                bands(keys));
    }

    private @Nullable NumberExpression value(Keys keys, CustomerVocabulary vocabulary) {
        if (keys.has("metric") == keys.has("expression")) {
            if (keys.has("metric")) {
                notes.structure(keys.place("expression"), "there is a `metric` already", "leave out one of them");
            } else {
                keys.missing("metric", "an indicator has a `metric`, or an `expression` for anything else");
            }
        }
        YamlValue.Scalar expression = keys.expression("expression");
        NumberExpression computed = expression == null
                ? null
                : new ExpressionCompiler(vocabulary).number(expression.text(), notes.expression(expression));
        String name = keys.text("metric");
        if (name == null) {
            return computed;
        }
        NumberExpression.Metric metric = vocabulary.metric(name);
        if (metric == null) {
            String hint = name.startsWith("metrics.")
                    ? "leave out `metrics.`"
                    : Suggestion.didYouMeanOrList(name, vocabulary.metrics());
            notes.meaning(keys.place("metric"), "unknown metric `" + name + "`", hint);
        }
        return metric;
    }

    private List<Band> bands(Keys indicator) {
        if (!indicator.has("bands")) {
            indicator.missing("bands", "write for example `bands: [{from: 100, points: 50}, {points: 0}]`");
        }
        List<Band> bands = new ArrayList<>();
        List<YamlValue> items = indicator.list("bands", 1, Limits.MAX_BANDS);
        for (int i = 0; i < items.size(); i++) {
            Keys keys = Keys.of(items.get(i), notes, BAND);
            if (keys != null) {
                bands.add(band(
                        keys,
                        i == items.size() - 1,
                        bands.isEmpty() ? Decimals.ABSENT : bands.getLast().from()));
            }
        }
        return bands;
    }

    /** @param above the bound of the band before it, or absent */
    private Band band(Keys keys, boolean last, long above) {
        if (!keys.has("points")) {
            keys.missing("points", "a band gives points");
        }
        long points =
                keys.decimal("points", -Limits.MAX_POINTS, Limits.MAX_POINTS).orElse(0L);
        Optional<Long> from = keys.decimal("from", -Limits.MAX_BOUND, Limits.MAX_BOUND);
        if (!keys.has("from") && !last) {
            notes.meaning(
                    keys.place("points"),
                    "the band without `from` catches the rest",
                    "put it last, or give it a `from`");
        }
        if (from.isPresent() && above != Decimals.ABSENT && from.get() >= above) {
            String message =
                    "bands go down, but " + Decimals.format(from.get()) + " isn't below " + Decimals.format(above);
            notes.meaning(keys.place("from"), message, "put the highest `from` first");
        }
        return new Band(from.orElse(Decimals.ABSENT), points);
    }
}

package io.tierengine.policy;

import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.metric.Source;
import io.tierengine.core.metric.Window;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.rfm.RfmRules;
import io.tierengine.core.rfm.RfmScale;
import io.tierengine.core.rfm.Segments;
import io.tierengine.policy.expression.CustomerVocabulary;
import io.tierengine.policy.expression.EarlierMetrics;
import io.tierengine.policy.problem.Suggestion;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code spec.rfm}. */
final class RfmReader {

    private static final List<String> RFM = List.of("window", "frequency", "monetary", "cutoffs", "segments");
    private static final List<String> CUTOFFS = List.of("recency", "frequency", "monetary", "percentiles", "refresh");
    private static final Window YEAR = new Window.RollingDays(365);
    private static final int DAYS_IN_A_CENTURY = 36_525;

    private final Keys spec;
    private final Notes notes;

    RfmReader(Keys spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * The rules; null if there are none, or if something is wrong with them.
     *
     * @param vocabulary names the policy's metrics
     * @param added takes the metrics that are counted if the policy names none of its own
     */
    @Nullable
    RfmRules read(CustomerVocabulary vocabulary, EarlierMetrics added) {
        Keys keys = spec.mapping("rfm", RFM);
        if (keys == null) {
            return null;
        }
        Window given = Durations.window(keys, "window", notes);
        Window window = given == null ? YEAR : given;
        boolean bothNamed = keys.has("frequency") && keys.has("monetary");
        if (keys.has("window") && bothNamed) {
            notes.meaning(
                    keys.place("window"),
                    "the window has no effect: `frequency` and `monetary` have theirs",
                    "leave it out");
        }
        NumberExpression frequency = keys.has("frequency")
                ? named(keys, "frequency", vocabulary)
                : added.added(new Metric(
                        "rfm:frequency", Source.TRANSACTIONS, Set.of("PURCHASE"), null, Aggregate.COUNT, null, window));
        NumberExpression monetary = keys.has("monetary")
                ? named(keys, "monetary", vocabulary)
                : added.added(new Metric(
                        "rfm:monetary",
                        Source.TRANSACTIONS,
                        Set.of(),
                        null,
                        Aggregate.SUM,
                        EventNumber.AMOUNT,
                        window));
        Segments segments = new SegmentsReader(keys, notes).read();
        return rules(keys, frequency, monetary, segments);
    }

    private @Nullable RfmRules rules(
            Keys rfm, @Nullable NumberExpression frequency, @Nullable NumberExpression monetary, Segments segments) {
        if (!rfm.has("cutoffs")) {
            rfm.missing("cutoffs", "write four numbers each for `recency`, in days, `frequency` and `monetary`");
        }
        Keys cutoffs = rfm.mapping("cutoffs", CUTOFFS);
        if (cutoffs == null) {
            return null;
        }
        if (cutoffs.has("percentiles") || cutoffs.has("refresh")) {
            String key = cutoffs.has("percentiles") ? "percentiles" : "refresh";
            notes.meaning(
                    cutoffs.place(key),
                    "this version of the engine has no cut-offs by percentiles",
                    "write fixed ones under `recency`, `frequency` and `monetary`");
            return null;
        }
        List<Long> days = rising(cutoffs, "recency", 0, DAYS_IN_A_CENTURY);
        List<Long> frequencies = rising(cutoffs, "frequency", -Limits.MAX_BOUND, Limits.MAX_BOUND);
        List<Long> amounts = rising(cutoffs, "monetary", -Limits.MAX_BOUND, Limits.MAX_BOUND);
        if (days.isEmpty() || frequencies.isEmpty() || amounts.isEmpty() || frequency == null || monetary == null) {
            return null;
        }
        return RfmRules.of(days, frequency, frequencies, monetary, amounts, segments);
    }

    private @Nullable NumberExpression named(Keys keys, String key, CustomerVocabulary vocabulary) {
        String name = keys.text(key);
        if (name == null) {
            return null;
        }
        NumberExpression metric = vocabulary.metric(name);
        if (metric == null) {
            String hint = name.startsWith("metrics.")
                    ? "leave out `metrics.`"
                    : Suggestion.didYouMeanOrList(name, vocabulary.metrics());
            notes.meaning(keys.place(key), "unknown metric `" + name + "`", hint);
        }
        return metric;
    }

    /** Four rising numbers; empty if they are missing or wrong, which is told. */
    private List<Long> rising(Keys cutoffs, String key, long minWhole, long maxWhole) {
        if (!cutoffs.has(key)) {
            cutoffs.missing(key, "write four rising numbers, such as `" + key + ": [30, 60, 120, 240]`");
            return List.of();
        }
        List<Long> numbers = cutoffs.decimals(key, RfmScale.BEST - 1, minWhole, maxWhole);
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i) <= numbers.get(i - 1)) {
                String message = "cut-offs rise, but " + Decimals.format(numbers.get(i)) + " isn't above "
                        + Decimals.format(numbers.get(i - 1));
                notes.meaning(cutoffs.place(key), message, "put the lowest first, and each number once");
                return List.of();
            }
        }
        return numbers;
    }
}

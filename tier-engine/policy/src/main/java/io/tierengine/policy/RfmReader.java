package io.tierengine.policy;

import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.metric.Source;
import io.tierengine.core.metric.Window;
import io.tierengine.core.rfm.CutoffSchedule;
import io.tierengine.core.rfm.RfmRules;
import io.tierengine.core.rfm.Segments;
import io.tierengine.policy.expression.CustomerVocabulary;
import io.tierengine.policy.expression.EarlierMetrics;
import io.tierengine.policy.problem.Suggestion;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code spec.rfm}. */
final class RfmReader {

    private static final List<String> RFM = List.of("window", "frequency", "monetary", "cutoffs", "segments");
    private static final Window YEAR = new Window.RollingDays(365);

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
     * @param zone whose calendar cut-offs are counted by
     */
    @Nullable
    RfmRules read(CustomerVocabulary vocabulary, EarlierMetrics added, ZoneId zone) {
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
        CutoffsReader.Cutoffs cutoffs = new CutoffsReader(keys, notes).read(zone);
        if (cutoffs == null || frequency == null || monetary == null) {
            return null;
        }
        CutoffSchedule schedule = cutoffs.schedule();
        return schedule == null
                ? RfmRules.of(
                        cutoffs.recencyDays(), frequency, cutoffs.frequencies(), monetary, cutoffs.amounts(), segments)
                : RfmRules.counted(
                        schedule,
                        cutoffs.recencyDays(),
                        frequency,
                        cutoffs.frequencies(),
                        monetary,
                        cutoffs.amounts(),
                        segments);
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
}

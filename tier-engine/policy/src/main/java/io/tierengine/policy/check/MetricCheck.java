package io.tierengine.policy.check;

import io.tierengine.core.expression.TextExpression;
import io.tierengine.core.fact.EventText;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.metric.Source;
import io.tierengine.policy.document.PolicyDocument;
import io.tierengine.policy.problem.Problems;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Metrics that nothing uses or that see nothing. */
final class MetricCheck {

    private static final TextExpression TYPE = new TextExpression.EventField(EventText.TYPE);

    private final PolicyDocument document;
    private final Ranges ranges;
    private final Problems problems;

    MetricCheck(PolicyDocument document, Ranges ranges, Problems problems) {
        this.document = document;
        this.ranges = ranges;
        this.problems = problems;
    }

    void check() {
        List<Metric> metrics = document.policy().metrics();
        Set<Integer> used = Variables.metricsUsedBy(document.policy());
        for (int i = 0; i < metrics.size(); i++) {
            String path = "spec.metrics[" + i + "]";
            if (!used.contains(i)) {
                String message = "nothing uses the metric `" + metrics.get(i).name() + "`";
                problems.warning(document.place(path + ".name"), message, "leave it out");
            }
            checkEvents(metrics.get(i), path);
        }
        if (document.policy().deduplication().isZero()) {
            String message = "an event that comes twice is counted twice as soon as time has passed";
            problems.warning(document.place("spec.deduplication"), message, "remember events for some days, as in P7D");
        }
    }

    private void checkEvents(Metric metric, String path) {
        boolean refundsCount = metric.aggregate() == Aggregate.SUM || metric.source() == Source.INTERACTIONS;
        if (!refundsCount && Ranges.seesOnlyRefunds(metric)) {
            String message =
                    "`" + metric.aggregate().policyName() + "` leaves refunds out, and there are no others here";
            problems.warning(document.place(path + ".types"), message, "use `sum`, or other types");
        }
        if (metric.where() != null && !new Cases(ranges, types(metric)).canHold(metric.where())) {
            problems.warning(document.place(path + ".where"), "no event fulfils this", null);
        }
    }

    private static Map<TextExpression, Set<String>> types(Metric metric) {
        if (metric.cases() != null) {
            Set<String> types = new HashSet<>(metric.cases().opens());
            types.addAll(metric.cases().closes());
            return Map.of(TYPE, types);
        }
        if (!metric.types().isEmpty()) {
            return Map.of(TYPE, metric.types());
        }
        return metric.source() == Source.INTERACTIONS
                ? Map.of()
                : Map.of(
                        TYPE,
                        Arrays.stream(TransactionType.values()).map(Enum::name).collect(Collectors.toSet()));
    }
}

package io.tierengine.policy.expression;

import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.ProfileSlots;
import io.tierengine.core.expression.TextExpression;
import io.tierengine.core.metric.Metric;
import io.tierengine.policy.expression.NamePath.Step;
import io.tierengine.policy.problem.Suggestion;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The variables of a condition on a customer (semantics §4), and of an indicator, which comes before the score. */
public final class CustomerVocabulary extends Vocabulary {

    private static final List<String> NAMES = List.of(
            "score",
            "dimensions",
            "metrics",
            "recencyDays",
            "tenureDays",
            "profile",
            "assessments",
            "lifecycle",
            "rfm");

    /** What only signals see. */
    private static final List<String> SIGNAL_NAMES =
            List.of("downgradeInDays", "daysToNotice", "usualGapDays", "previous");

    private final List<String> metrics;
    private final List<String> dimensions;
    private final boolean beforeScore;
    private final ProfileSlots profile;
    private final EarlierMetrics earlier;
    private final boolean hasLifecycle;
    private final @Nullable RfmNames rfm;
    private final boolean ofSignals;

    private CustomerVocabulary(
            List<String> metrics,
            List<String> dimensions,
            boolean beforeScore,
            ProfileSlots profile,
            EarlierMetrics earlier,
            boolean hasLifecycle,
            @Nullable RfmNames rfm,
            boolean ofSignals) {
        this.earlier = earlier;
        this.hasLifecycle = hasLifecycle;
        this.rfm = rfm;
        this.ofSignals = ofSignals;
        this.metrics = List.copyOf(metrics);
        this.dimensions = List.copyOf(dimensions);
        this.beforeScore = beforeScore;
        this.profile = profile;
    }

    /**
     * For conditions.
     *
     * @param dimensions of the score; empty: the policy has no score
     */
    public static CustomerVocabulary of(List<String> metrics, List<String> dimensions, ProfileSlots profile) {
        return new CustomerVocabulary(
                metrics, dimensions, false, profile, new EarlierMetrics(List.of()), false, null, false);
    }

    /**
     * The same for a policy that may have stages of life.
     *
     * @param earlierMetrics takes the metrics that signals need beside those of the policy
     */
    public CustomerVocabulary with(EarlierMetrics earlierMetrics, boolean lifecycle) {
        return new CustomerVocabulary(
                metrics, dimensions, beforeScore, profile, earlierMetrics, lifecycle, rfm, ofSignals);
    }

    /** The same for a policy with scores and segments of recency, frequency and monetary value. */
    public CustomerVocabulary with(RfmNames names) {
        return new CustomerVocabulary(
                metrics, dimensions, beforeScore, profile, earlier, hasLifecycle, names, ofSignals);
    }

    /** For signals of risk, which see more. */
    public CustomerVocabulary ofSignals() {
        return new CustomerVocabulary(metrics, dimensions, false, profile, earlier, hasLifecycle, rfm, true);
    }

    /** For indicators, from which the score is made. */
    public CustomerVocabulary beforeScore() {
        return new CustomerVocabulary(metrics, dimensions, true, profile, earlier, hasLifecycle, rfm, false);
    }

    /** A metric by its bare name, as in {@code metric: spend365}; null if there is none. */
    public NumberExpression.@Nullable Metric metric(String name) {
        int index = metrics.indexOf(name);
        return index < 0 ? null : new NumberExpression.Metric(index, name);
    }

    public List<String> metrics() {
        return metrics;
    }

    @Override
    Typed resolve(NamePath path, ExpressionProblems problems) {
        return switch (path.head().name()) {
            case "score" -> ofScore(path, problems);
            case "recencyDays" -> plain(path, new NumberExpression.RecencyDays(), problems);
            case "tenureDays" -> plain(path, new NumberExpression.TenureDays(), problems);
            case "metrics" -> ofMetric(path, problems);
            case "dimensions" -> ofDimension(path, problems);
            case "profile" -> ofProfile(path, problems);
            case "assessments" -> ofAssessment(path, problems);
            case "lifecycle" -> ofLifecycle(path, problems);
            case "rfm" -> ofRfm(path, problems);
            case "downgradeInDays" -> ofSignal(path, new NumberExpression.DowngradeInDays(), problems);
            case "daysToNotice" -> ofSignal(path, new NumberExpression.DaysToNotice(), problems);
            case "usualGapDays" -> ofSignal(path, new NumberExpression.UsualGapDays(), problems);
            case "previous" -> ofEarlier(path, problems);
            default -> unknown(path, problems);
        };
    }

    private Typed ofLifecycle(NamePath path, ExpressionProblems problems) {
        if (path.length() != 1) {
            problems.report(path.head().offset(), "`lifecycle` is a text and has no parts", null);
        } else if (beforeScore) {
            problems.report(path.head().offset(), "an indicator can't use `lifecycle`", "use it in a tier's condition");
        } else if (!hasLifecycle) {
            problems.report(
                    path.head().offset(), "this policy has no stages of life", "add `lifecycle:` under `spec:`");
        } else {
            return new Typed.OfText(new TextExpression.Lifecycle());
        }
        return new Typed.Wrong();
    }

    private Typed ofRfm(NamePath path, ExpressionProblems problems) {
        if (rfm == null) {
            problems.report(path.head().offset(), "this policy has no segments", "add `rfm:` under `spec:`");
            return new Typed.Wrong();
        }
        Step step = onlyPart(path, "rfm.segment", problems);
        return step == null ? new Typed.Wrong() : rfm.resolve(step, problems);
    }

    private Typed ofSignal(NamePath path, NumberExpression value, ExpressionProblems problems) {
        return isInSignal(path, problems) ? plain(path, value, problems) : new Typed.Wrong();
    }

    private boolean isInSignal(NamePath path, ExpressionProblems problems) {
        if (!ofSignals) {
            problems.report(
                    path.head().offset(),
                    "only signals see `" + path + "`",
                    "use metrics, recencyDays, tenureDays or profile");
        }
        return ofSignals;
    }

    private Typed ofEarlier(NamePath path, ExpressionProblems problems) {
        Step step = isInSignal(path, problems) ? onlyPart(path, "previous.<metric>", problems) : null;
        if (step == null) {
            return new Typed.Wrong();
        }
        Metric metric = metrics.contains(step.name()) ? earlier.metric(step.name()) : null;
        if (metric == null) {
            String hint = Suggestion.didYouMeanOrList(step.name(), metrics);
            problems.report(step.offset(), "unknown metric `" + step.name() + "`", hint);
            return new Typed.Wrong();
        }
        String refusal = EarlierMetrics.refusal(metric);
        if (refusal != null) {
            problems.report(step.offset(), refusal, "add a metric with such a window");
            return new Typed.Wrong();
        }
        return new Typed.OfNumber(earlier.before(metric));
    }

    private Typed ofScore(NamePath path, ExpressionProblems problems) {
        return scoreIsThere(path, problems) ? plain(path, new NumberExpression.Score(), problems) : new Typed.Wrong();
    }

    private boolean scoreIsThere(NamePath path, ExpressionProblems problems) {
        if (beforeScore) {
            String message = "an indicator can't use `" + path + "`: the score is made from it";
            problems.report(path.head().offset(), message, "use metrics, recencyDays, tenureDays or profile");
            return false;
        }
        if (dimensions.isEmpty()) {
            problems.report(path.head().offset(), "this policy has no score", "add `score:` under `spec:`");
            return false;
        }
        return true;
    }

    private static Typed plain(NamePath path, NumberExpression value, ExpressionProblems problems) {
        if (path.length() == 1) {
            return new Typed.OfNumber(value);
        }
        problems.report(path.head().offset(), "`" + path.head().name() + "` is a number and has no parts", null);
        return new Typed.Wrong();
    }

    private Typed ofMetric(NamePath path, ExpressionProblems problems) {
        Step step = onlyPart(path, "metrics.<name>", problems);
        if (step == null) {
            return new Typed.Wrong();
        }
        NumberExpression.Metric metric = metric(step.name());
        if (metric == null) {
            String hint = Suggestion.didYouMeanOrList(step.name(), metrics);
            problems.report(step.offset(), "unknown metric `" + step.name() + "`", hint);
            return new Typed.Wrong();
        }
        return new Typed.OfNumber(metric);
    }

    private Typed ofDimension(NamePath path, ExpressionProblems problems) {
        if (!scoreIsThere(path, problems)) {
            return new Typed.Wrong();
        }
        Step step = onlyPart(path, "dimensions.<name>", problems);
        if (step == null) {
            return new Typed.Wrong();
        }
        int index = dimensions.indexOf(step.name());
        if (index < 0) {
            String hint = Suggestion.didYouMeanOrList(step.name(), dimensions);
            problems.report(step.offset(), "unknown dimension `" + step.name() + "`", hint);
            return new Typed.Wrong();
        }
        return new Typed.OfNumber(new NumberExpression.Dimension(index, step.name()));
    }

    private Typed ofProfile(NamePath path, ExpressionProblems problems) {
        Step step = onlyPart(path, "profile.<attribute>", problems);
        if (step == null) {
            return new Typed.Wrong();
        }
        if (step.name().equals("customerSince")) {
            problems.report(
                    step.offset(), "`profile.customerSince` is a date, which no condition reads", "use `tenureDays`");
            return new Typed.Wrong();
        }
        return new Typed.OfProfile(profile.slotOf(step.name()), step.name());
    }

    private Typed ofAssessment(NamePath path, ExpressionProblems problems) {
        Step step = onlyPart(path, "assessments.<criterion>", problems);
        return step == null
                ? new Typed.Wrong()
                : new Typed.OfNumber(
                        new NumberExpression.Assessment(profile.criterionSlotOf(step.name()), step.name()));
    }

    private static @Nullable Step onlyPart(NamePath path, String form, ExpressionProblems problems) {
        if (path.length() == 2) {
            return path.step(1);
        }
        problems.report(path.head().offset(), "`" + path + "` isn't a variable", "write `" + form + "`");
        return null;
    }

    private List<String> known() {
        return ofSignals ? Stream.concat(NAMES.stream(), SIGNAL_NAMES.stream()).toList() : NAMES;
    }

    private Typed unknown(NamePath path, ExpressionProblems problems) {
        String name = path.head().name();
        String hint;
        if (metrics.contains(name)) {
            hint = "write `metrics." + name + "`";
        } else if (dimensions.contains(name)) {
            hint = "write `dimensions." + name + "`";
        } else if (name.equals("event")) {
            hint = "only a metric's `where` looks at events";
        } else {
            hint = Suggestion.didYouMeanOrList(name, known());
        }
        problems.report(path.head().offset(), "unknown variable `" + name + "`", hint);
        return new Typed.Wrong();
    }
}

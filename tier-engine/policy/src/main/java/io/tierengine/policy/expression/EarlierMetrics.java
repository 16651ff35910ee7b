package io.tierengine.policy.expression;

import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.NumberExpression.Operator;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.metric.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Metrics one window earlier, as signals name them by {@code previous.NAME}. What lies in a window of n days before the present one is
 * what lies in 2n days less what lies in n; so metrics over the double window are added to those of the policy, named after them, such as
 * {@code spend30:P60D}.
 */
public final class EarlierMetrics {

    private static final String ONLY = "; one window earlier is told only of sum, count, average and activeDays";

    private final List<Metric> metrics;

    /** @param metrics of the policy */
    public EarlierMetrics(List<Metric> metrics) {
        this.metrics = new ArrayList<>(metrics);
    }

    /** All metrics, those that were added last. */
    public List<Metric> all() {
        return List.copyOf(metrics);
    }

    /** Why a metric can't be seen one window earlier; null if it can. */
    static @Nullable String refusal(Metric metric) {
        if (metric.aggregate().isOfCases()) {
            return "`" + metric.name() + "` is a " + metric.aggregate().policyName() + ONLY;
        }
        if (doubled(metric.window()) == null) {
            return "`" + metric.name() + "` has the window " + metric.window() + "; one window earlier is told only of "
                    + "rolling windows of up to " + Window.RollingDays.MAX / 2 + " days or "
                    + Window.RollingHours.MAX / 2
                    + " hours";
        }
        return switch (metric.aggregate()) {
            case SUM, COUNT, AVERAGE, ACTIVE_DAYS -> null;
            case MIN, MAX, LAST, OPEN_CASES, OLDEST_OPEN_HOURS, RESOLUTION_HOURS ->
                "`" + metric.name() + "` is a " + metric.aggregate().policyName() + ONLY;
        };
    }

    private static @Nullable Window doubled(Window window) {
        return switch (window) {
            case Window.RollingDays(int days) ->
                2 * days > Window.RollingDays.MAX ? null : new Window.RollingDays(2 * days);
            case Window.RollingHours(int hours) ->
                2 * hours > Window.RollingHours.MAX ? null : new Window.RollingHours(2 * hours);
            case Window.ToDate _, Window.Lifetime _ -> null;
        };
    }

    @Nullable
    Metric metric(String name) {
        return metrics.stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** A metric one window earlier. */
    NumberExpression before(Metric metric) {
        NumberExpression value = metric.aggregate() == Aggregate.AVERAGE
                ? new NumberExpression.Arithmetic(
                        Operator.DIVIDE,
                        difference(metric, Aggregate.SUM, metric.field()),
                        difference(metric, Aggregate.COUNT, metric.field()))
                : difference(metric, metric.aggregate(), metric.field());
        return new NumberExpression.Derived("previous." + metric.name(), value);
    }

    private NumberExpression difference(Metric metric, Aggregate aggregate, @Nullable EventNumber field) {
        Window twice = doubled(metric.window());
        if (twice == null) {
            throw new IllegalArgumentException(refusal(metric));
        }
        return new NumberExpression.Arithmetic(
                Operator.SUBTRACT,
                over(metric, aggregate, field, twice),
                over(metric, aggregate, field, metric.window()));
    }

    private NumberExpression over(Metric metric, Aggregate aggregate, @Nullable EventNumber field, Window window) {
        String what = aggregate == metric.aggregate() ? "" : ":" + aggregate.policyName();
        String name = metric.name() + what + ":" + window;
        return added(new Metric(name, metric.source(), metric.types(), metric.where(), aggregate, field, window));
    }

    /** A metric that rules need beside those of the policy; if there is one already that counts the same, that one. */
    public NumberExpression.Metric added(Metric wanted) {
        for (int i = 0; i < metrics.size(); i++) {
            Metric known = metrics.get(i);
            if (new Metric(
                            known.name(),
                            wanted.source(),
                            wanted.types(),
                            wanted.where(),
                            wanted.aggregate(),
                            wanted.field(),
                            wanted.window())
                    .equals(known)) {
                return new NumberExpression.Metric(i, known.name());
            }
        }
        metrics.add(wanted);
        return new NumberExpression.Metric(metrics.size() - 1, wanted.name());
    }
}

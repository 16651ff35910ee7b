package io.tierengine.policy.check;

import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.metric.Window;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.number.WeightedMean;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.score.Band;
import io.tierengine.core.score.Dimension;
import io.tierengine.core.score.Indicator;
import java.util.List;

/** What the variables and expressions of one policy can be. */
final class Ranges {

    private final List<Metric> metrics;
    private final List<Range> dimensions;
    private final Range score;

    Ranges(Policy policy) {
        this.metrics = policy.metrics();
        this.dimensions = policy.dimensions().stream().map(this::dimension).toList();
        this.score = score(policy.dimensions());
    }

    /** Of an expression. */
    Range of(NumberExpression expression) {
        return switch (expression) {
            case NumberExpression.Literal(long micros) -> micros == Decimals.ABSENT ? Range.ABSENT : Range.of(micros);
            case NumberExpression.Metric(int index, String name) -> metric(metrics.get(index));
            case NumberExpression.Score() -> score;
            case NumberExpression.Dimension(int index, String name) -> dimensions.get(index);
            case NumberExpression.RecencyDays() ->
                Range.between(0, Range.HIGHEST).orAbsent();
            case NumberExpression.DowngradeInDays(), NumberExpression.DaysToNotice(), NumberExpression.UsualGapDays() ->
                Range.between(0, Range.HIGHEST).orAbsent();
            case NumberExpression.TenureDays _,
                    NumberExpression.DaysUntil _,
                    NumberExpression.ProfileNumber _,
                    NumberExpression.Assessment _,
                    NumberExpression.Cutoff _,
                    NumberExpression.EventField _ -> Range.ANYTHING;
            case NumberExpression.Derived(String name, NumberExpression value) -> of(value);
            case NumberExpression.Negate(NumberExpression operand) ->
                of(operand).negate();
            case NumberExpression.Arithmetic(var operator, var left, var right) -> of(left).with(operator, of(right));
            case NumberExpression.Choice(var condition, var whenTrue, var whenFalse) ->
                of(whenTrue).or(of(whenFalse));
        };
    }

    /** The points of an indicator. */
    Range points(Indicator indicator) {
        Range value = of(indicator.value());
        Range points = value.mayBeAbsent() ? Range.of(indicator.absentPoints()) : Range.ABSENT;
        long above = Range.HIGHEST;
        for (Band band : indicator.bands()) {
            long from = band.catchesRest() ? Range.LOWEST : band.from();
            if (value.mayBePresent() && value.most() >= from && value.least() <= above) {
                points = points.or(Range.of(band.points()));
            }
            above = from == Range.LOWEST ? from : from - 1;
        }
        boolean restIsCaught = indicator.bands().getLast().catchesRest();
        boolean below = !restIsCaught && value.mayBePresent() && value.least() <= above;
        Range all = below ? points.or(Range.of(0)) : points;
        return indicator.interpolate() ? all.or(straightLines(indicator)) : Range.between(all.least(), all.most());
    }

    /** Between two bands a line may start at a band that isn't reached itself. */
    private static Range straightLines(Indicator indicator) {
        Range points = Range.ABSENT;
        for (Band band : indicator.bands()) {
            points = points.or(Range.of(band.points()));
        }
        return points;
    }

    private Range metric(Metric metric) {
        return switch (metric.aggregate()) {
            case COUNT -> Range.between(0, Range.HIGHEST);
            case OPEN_CASES -> Range.between(0, Decimals.ofWhole(Metric.MOST_OPEN_CASES));
            case OLDEST_OPEN_HOURS, RESOLUTION_HOURS ->
                Range.between(0, Range.HIGHEST).orAbsent();
            case ACTIVE_DAYS -> Range.between(0, mostDays(metric.window()));
            case SUM, AVERAGE, MIN, MAX, LAST ->
                seesOnlyRefunds(metric) && metric.aggregate() != Aggregate.SUM ? Range.ABSENT : Range.ANYTHING;
        };
    }

    static boolean seesOnlyRefunds(Metric metric) {
        return metric.types().size() == 1 && metric.types().contains("REFUND");
    }

    private static long mostDays(Window window) {
        return switch (window) {
            case Window.RollingDays(int days) -> Decimals.ofWhole(days);
            case Window.ToDate(var period) ->
                Decimals.ofWhole(
                        switch (period) {
                            case MONTH -> 31;
                            case QUARTER -> 92;
                            case YEAR -> 366;
                        });
            case Window.RollingHours _, Window.Lifetime _ -> Range.HIGHEST;
        };
    }

    private Range dimension(Dimension dimension) {
        var low = new WeightedMean();
        var high = new WeightedMean();
        for (Indicator indicator : dimension.indicators()) {
            Range points = points(indicator);
            low.add(indicator.weight(), points.least());
            high.add(indicator.weight(), points.most());
        }
        return Range.between(low.mean(), high.mean());
    }

    private Range score(List<Dimension> weights) {
        if (weights.isEmpty()) {
            return Range.ABSENT;
        }
        var low = new WeightedMean();
        var high = new WeightedMean();
        for (int i = 0; i < weights.size(); i++) {
            low.add(weights.get(i).weight(), dimensions.get(i).least());
            high.add(weights.get(i).weight(), dimensions.get(i).most());
        }
        return Range.between(low.mean(), high.mean());
    }
}

package io.tierengine.core.explain;

import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.metric.Window;
import io.tierengine.core.number.Decimals;

/** What a metric counts, and what can move it. */
final class MetricUnit {

    private MetricUnit() {}

    static Gap.Unit of(Metric metric) {
        return switch (metric.aggregate()) {
            case COUNT, OPEN_CASES -> Gap.Unit.COUNT;
            case ACTIVE_DAYS -> Gap.Unit.DAYS;
            case OLDEST_OPEN_HOURS, RESOLUTION_HOURS -> Gap.Unit.HOURS;
            case SUM, AVERAGE, MIN, MAX, LAST ->
                metric.field() == EventNumber.VALUE ? Gap.Unit.VALUE : Gap.Unit.CURRENCY;
        };
    }

    /** The smallest difference between two values, in micros. */
    static long stepOf(Metric metric) {
        return switch (metric.aggregate()) {
            case COUNT, ACTIVE_DAYS, OPEN_CASES, OLDEST_OPEN_HOURS -> Decimals.ONE;
            case AVERAGE, RESOLUTION_HOURS -> 1;
            case SUM, MIN, MAX, LAST -> metric.field() == EventNumber.VALUE ? 1 : Decimals.MICROS_PER_AMOUNT_UNIT;
        };
    }

    /** What can raise it. */
    static Gap.Who raisedBy(Metric metric) {
        return switch (metric.aggregate()) {
            case SUM, COUNT, ACTIVE_DAYS, AVERAGE, MAX, LAST, OPEN_CASES, RESOLUTION_HOURS -> Gap.Who.FACTS;
            case OLDEST_OPEN_HOURS -> Gap.Who.TIME;
            case MIN -> byTime(metric);
        };
    }

    /** What can lower it. */
    static Gap.Who loweredBy(Metric metric) {
        return switch (metric.aggregate()) {
            case AVERAGE, MIN, LAST, OPEN_CASES, OLDEST_OPEN_HOURS, RESOLUTION_HOURS -> Gap.Who.FACTS;
            case SUM, COUNT, ACTIVE_DAYS, MAX -> byTime(metric);
        };
    }

    private static Gap.Who byTime(Metric metric) {
        return metric.window() instanceof Window.Lifetime ? Gap.Who.NOBODY : Gap.Who.TIME;
    }

    static Gap.MetricOf describe(Metric metric) {
        return new Gap.MetricOf(
                metric.name(),
                metric.aggregate(),
                metric.field() == null ? null : metric.field().fieldName(),
                metric.window());
    }
}

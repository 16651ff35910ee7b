package io.tierengine.core.metric;

import io.tierengine.core.number.Decimals;

/**
 * Reads a metric's value from running totals.
 *
 * @param first place of the total, of the instant for {@code last}, of the sum for {@code average}
 * @param second place of the divisor for {@code average}; unused otherwise
 */
record MetricReader(Aggregate aggregate, Grain grain, int first, int second, long microsPerUnit) {

    static MetricReader place(Metric metric, Series series, int seriesIndex, Grain grain, GrainLayout.Builder builder) {
        Aggregate aggregate = metric.aggregate();
        Window window = metric.window();
        TileColumn.Kept kept = switch (aggregate) {
            case SUM, AVERAGE -> TileColumn.Kept.SUM;
            case COUNT, ACTIVE_DAYS -> TileColumn.Kept.COUNT;
            case MIN -> TileColumn.Kept.MIN;
            case MAX -> TileColumn.Kept.MAX;
            case LAST -> TileColumn.Kept.LAST;
        };
        int first = builder.total(seriesIndex, kept, aggregate == Aggregate.ACTIVE_DAYS, window)
                .slot();
        int second = aggregate == Aggregate.AVERAGE
                ? builder.total(seriesIndex, TileColumn.Kept.COUNT, false, window)
                        .slot()
                : first;
        return new MetricReader(aggregate, grain, first, second, series.microsPerUnit());
    }

    /** The value in micros, or absent. */
    long value(long[] totals) {
        long total = totals[first];
        return switch (aggregate) {
            case SUM -> total * microsPerUnit;
            case COUNT, ACTIVE_DAYS -> total * Decimals.ONE;
            case AVERAGE ->
                totals[second] == 0 ? Decimals.ABSENT : Decimals.divideHalfEven(total * microsPerUnit, totals[second]);
            case MIN, MAX -> total == Decimals.ABSENT ? total : total * microsPerUnit;
            case LAST -> total == Decimals.ABSENT ? total : totals[first + 1] * microsPerUnit;
        };
    }
}

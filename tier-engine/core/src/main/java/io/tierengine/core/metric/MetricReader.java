package io.tierengine.core.metric;

import io.tierengine.core.number.Decimals;

/**
 * Reads a metric's value from running totals, or from the cases that are open.
 *
 * @param first place of the total, of the instant for {@code last}, of the sum for an average; for what tells of open cases, their
 *     place among the customer's
 * @param second place of the divisor for an average; unused otherwise
 */
record MetricReader(Aggregate aggregate, Grain grain, int first, int second, long microsPerUnit) {

    /** Milliseconds in an hour are 3,600,000 and micros in one 1,000,000: a length in milliseconds by 18 is five times the micros. */
    private static final long MICRO_HOURS = 5;

    private static final long MILLIS_PER_MICRO_HOURS = 18;

    static MetricReader ofOpenCases(Aggregate aggregate, int cases) {
        return new MetricReader(aggregate, Grain.DAY, cases, cases, 1);
    }

    static MetricReader place(Metric metric, Series series, int seriesIndex, Grain grain, GrainLayout.Builder builder) {
        Aggregate aggregate = metric.aggregate();
        Window window = metric.window();
        TileColumn.Kept kept = switch (aggregate) {
            case SUM, AVERAGE, RESOLUTION_HOURS -> TileColumn.Kept.SUM;
            case COUNT, ACTIVE_DAYS -> TileColumn.Kept.COUNT;
            case MIN -> TileColumn.Kept.MIN;
            case MAX -> TileColumn.Kept.MAX;
            case LAST -> TileColumn.Kept.LAST;
            case OPEN_CASES, OLDEST_OPEN_HOURS ->
                throw new IllegalArgumentException(aggregate.policyName() + " is in no tile");
        };
        int first = builder.total(seriesIndex, kept, aggregate == Aggregate.ACTIVE_DAYS, window)
                .slot();
        int second = aggregate == Aggregate.AVERAGE || aggregate == Aggregate.RESOLUTION_HOURS
                ? builder.total(seriesIndex, TileColumn.Kept.COUNT, false, window)
                        .slot()
                : first;
        return new MetricReader(aggregate, grain, first, second, series.microsPerUnit());
    }

    /** The value in micros, or absent. */
    long value(long[] totals) {
        return aggregate == Aggregate.LAST
                ? (totals[first] == Decimals.ABSENT ? Decimals.ABSENT : totals[first + 1] * microsPerUnit)
                : value(totals[first], totals[second]);
    }

    /** The value of all aggregates but {@code last}, in micros, or absent. */
    long value(long total, long divisor) {
        return switch (aggregate) {
            case SUM -> total * microsPerUnit;
            case COUNT, ACTIVE_DAYS -> total * Decimals.ONE;
            case AVERAGE -> divisor == 0 ? Decimals.ABSENT : Decimals.divideHalfEven(total * microsPerUnit, divisor);
            case MIN, MAX -> total == Decimals.ABSENT ? total : total * microsPerUnit;
            case RESOLUTION_HOURS ->
                divisor == 0
                        ? Decimals.ABSENT
                        : Decimals.multiplyThenDivide(total, MICRO_HOURS, divisor * MILLIS_PER_MICRO_HOURS);
            case LAST -> throw new IllegalStateException("the last value isn't read from one total");
            case OPEN_CASES, OLDEST_OPEN_HOURS -> throw new IllegalStateException("read from cases, not from totals");
        };
    }

    /** The value of no events at all. */
    long ofNothing() {
        return aggregate == Aggregate.SUM || aggregate == Aggregate.COUNT || aggregate == Aggregate.ACTIVE_DAYS
                ? 0
                : Decimals.ABSENT;
    }
}

package io.tierengine.benchmarks.scenario.change;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** How long somebody waited, many times. */
public final class Waits {

    private static final double MICROS_PER_MILLI = 1_000;
    private static final int DIGITS = 3;

    private final Histogram micros = new Histogram(DIGITS);

    public void add(long nanos) {
        micros.recordValue(Math.max(0, nanos / 1_000));
    }

    public long count() {
        return micros.getTotalCount();
    }

    /** Milliseconds by name: {@code p50 ms} and so on, with a word in front of each. */
    public Map<String, Object> percentiles(String what) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put(what + "p50 ms", millis(micros.getValueAtPercentile(50)));
        told.put(what + "p99 ms", millis(micros.getValueAtPercentile(99)));
        told.put(what + "p99.9 ms", millis(micros.getValueAtPercentile(99.9)));
        told.put(what + "max ms", millis(micros.getMaxValue()));
        return told;
    }

    private static double millis(long microseconds) {
        return microseconds / MICROS_PER_MILLI;
    }
}

package io.tierengine.benchmarks.runner.run;

/**
 * Facts committed in a time.
 *
 * @param nanos how long it took
 */
public record Stretch(long facts, long nanos) {

    public double seconds() {
        return nanos / 1e9;
    }

    public double factsPerSecond() {
        return facts / seconds();
    }
}

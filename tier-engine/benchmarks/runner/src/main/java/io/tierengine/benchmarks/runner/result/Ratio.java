package io.tierengine.benchmarks.runner.result;

/**
 * How many times faster one contender is than another.
 *
 * @param ofMedians the median of the first over the median of the second
 * @param perRound the ratios within each round: what disturbs the machine for a while falls on neighbours, so that the median of
 *     these is the figure that counts
 */
public record Ratio(String faster, String slower, double ofMedians, Spread perRound) {

    /** As {@code engine/mirror}. */
    public String name() {
        return faster + "/" + slower;
    }
}

package io.tierengine.sandbox.company;

/**
 * Random numbers addressed by (seed, customer, step), so that a customer's draws depend on nothing that other customers
 * or threads do. The sequence behind an address is SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
 *
 * <p>Logarithms and exponentials are {@link StrictMath}'s: {@link Math}'s may differ in the last bit between machines.
 */
final class Draws {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double TO_UNIT = 0x1.0p-53;

    private final long seed;
    private long state;
    private double spareGaussian = Double.NaN;

    Draws(long seed) {
        this.seed = mix(seed + GOLDEN_GAMMA);
    }

    /** Goes to the beginning of the sequence of one step of one customer. */
    Draws at(int customer, int step) {
        long address = ((long) customer << 32) | (step & 0xFFFF_FFFFL);
        state = mix(seed ^ mix(address + GOLDEN_GAMMA));
        spareGaussian = Double.NaN;
        return this;
    }

    /** Uniform in [0, 1). */
    double uniform() {
        return (next() >>> 11) * TO_UNIT;
    }

    double uniform(double from, double to) {
        return from + (to - from) * uniform();
    }

    /** Uniform in [0, bound), for bounds far below 2^31. */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    <T> T oneOf(T[] choices) {
        return choices[below(choices.length)];
    }

    /** With mean 1. */
    double exponential() {
        return -StrictMath.log(1.0 - uniform());
    }

    /** Standard normal, by Marsaglia's polar method. */
    double gaussian() {
        if (!Double.isNaN(spareGaussian)) {
            double spare = spareGaussian;
            spareGaussian = Double.NaN;
            return spare;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * uniform() - 1;
            y = 2 * uniform() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double stretch = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
        spareGaussian = y * stretch;
        return x * stretch;
    }

    /** Lognormal around the median, with the spread of its logarithm. */
    double lognormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * gaussian());
    }

    private long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

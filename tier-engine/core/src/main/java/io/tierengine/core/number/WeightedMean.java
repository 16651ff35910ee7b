package io.tierengine.core.number;

import java.math.BigInteger;

/**
 * {@code sum(weight * value) / sum(weight)}, exact until it is rounded half-even once at the end (semantics §3).
 *
 * <p>Accumulates in {@code long}s; the first product or sum that doesn't fit moves the calculation to {@link BigInteger}.
 * Reusable: {@link #reset()} starts the next mean. An absent value makes the mean absent.
 */
public final class WeightedMean {

    private long products;
    private long weights;
    private boolean absent;
    private BigInteger wideProducts = BigInteger.ZERO;

    public void reset() {
        products = 0;
        weights = 0;
        absent = false;
        wideProducts = BigInteger.ZERO;
    }

    /** Adds one value. Weights are micros, at least zero; their sum must fit a {@code long} (a policy check sees to it). */
    public void add(long weight, long value) {
        if (value == Decimals.ABSENT) {
            absent = true;
            return;
        }
        weights += weight;
        long high = Math.multiplyHigh(weight, value);
        long low = weight * value;
        boolean fits = (high == 0 && low >= 0) || (high == -1 && low < 0);
        long sum = products + low;
        boolean overflow = ((products ^ sum) & (low ^ sum)) < 0;
        if (fits && !overflow) {
            products = sum;
        } else {
            wideProducts = wideProducts.add(BigInteger.valueOf(weight).multiply(BigInteger.valueOf(value)));
        }
    }

    /** The mean in the unit of the values; absent when there is no weight or a value was absent. */
    public long mean() {
        if (absent || weights == 0) {
            return Decimals.ABSENT;
        }
        if (wideProducts.signum() == 0) {
            return Decimals.divideHalfEven(products, weights);
        }
        return Decimals.divideHalfEven(wideProducts.add(BigInteger.valueOf(products)), BigInteger.valueOf(weights));
    }
}

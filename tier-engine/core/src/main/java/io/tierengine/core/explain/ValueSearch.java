package io.tierengine.core.explain;

import io.tierengine.core.number.Decimals;
import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * Finds the value nearest to the present one that is enough. Values are tried at bounds, beyond which something changes, and where that
 * isn't all there is, at distances that double; then halves the way back, so that a step less isn't enough.
 */
final class ValueSearch {

    private static final long FURTHEST = 1_000_000_000_000L * Decimals.ONE;

    /** Beyond all values. */
    private static final long END = Long.MAX_VALUE;

    private static final int MOST_DOUBLINGS = 64;

    private final long have;
    private final long step;
    private final LongPredicate isEnough;

    /**
     * For one number.
     *
     * @param have its value now, which isn't enough; or absent
     * @param step between two of its values
     */
    ValueSearch(long have, long step, LongPredicate isEnough) {
        this.have = have;
        this.step = step;
        this.isEnough = isEnough;
    }

    /** Which values are tried. */
    enum Manner {
        /** Those at bounds; between two of them nothing changes. */
        STEPWISE,
        /** Those at bounds, and the way back. */
        BOUNDS,
        /** The same and those at distances that double. */
        DOUBLING
    }

    /** A value, or the next above it that is a multiple of a step. */
    static long ceiling(long value, long step) {
        return -Math.floorDiv(-value, step) * step;
    }

    /**
     * The least value above that is enough; absent if none was found.
     *
     * @param bounds rising multiples of the step
     * @param another multiple of it, to be tried like them; absent for none
     */
    long above(long[] bounds, long another, Manner manner) {
        long from = have == Decimals.ABSENT ? -step : have;
        long tooLittle = from;
        long distance = manner == Manner.DOUBLING ? step : END;
        int next = 0;
        while (true) {
            while (next < bounds.length && bounds[next] <= tooLittle) {
                next++;
            }
            while (distance <= FURTHEST && from + distance <= tooLittle) {
                distance *= 2;
            }
            long value = next < bounds.length ? bounds[next] : END;
            value = another > tooLittle ? Math.min(value, another) : value;
            value = have == Decimals.ABSENT && tooLittle < 0 ? Math.min(value, 0) : value;
            value = distance <= FURTHEST ? Math.min(value, from + distance) : value;
            if (value == END) {
                return Decimals.ABSENT;
            }
            if (isEnough.test(value)) {
                return manner == Manner.STEPWISE ? value : least(tooLittle, value);
            }
            tooLittle = value;
        }
    }

    /**
     * The greatest value below that is enough, not below 0 unless the number is; absent if none was found.
     *
     * @param bounds rising multiples of the step
     */
    long below(long[] bounds, Manner manner) {
        if (have == Decimals.ABSENT) {
            return Decimals.ABSENT;
        }
        long tooMuch = have;
        long[] values = valuesToTryBelow(bounds, manner);
        for (int i = values.length - 1; i >= 0; i--) {
            long value = values[i];
            if (value >= tooMuch) {
                continue;
            }
            if (value < 0 && have >= 0) {
                break;
            }
            if (isEnough.test(value)) {
                return greatest(value, tooMuch);
            }
            tooMuch = value;
        }
        return Decimals.ABSENT;
    }

    private long[] valuesToTryBelow(long[] bounds, Manner manner) {
        long[] values = new long[1 + 2 * bounds.length + MOST_DOUBLINGS];
        int count = 1;
        for (long bound : bounds) {
            values[count++] = bound - step;
            values[count++] = bound;
        }
        long furthest = manner == Manner.DOUBLING ? Math.max(0, have) : 0;
        for (long distance = step; distance > 0 && distance <= furthest; distance *= 2) {
            values[count++] = have - distance;
        }
        long[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private long least(long tooLittle, long enough) {
        long low = Math.floorDiv(tooLittle, step);
        long high = enough / step;
        if (enough % step != 0 || tooLittle % step != 0 || !isEnough.test(enough - step)) {
            return enough;
        }
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (isEnough.test(middle * step)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high * step;
    }

    private long greatest(long enough, long tooMuch) {
        if (enough % step != 0 || tooMuch % step != 0 || !isEnough.test(enough + step)) {
            return enough;
        }
        long low = enough / step;
        long high = tooMuch / step;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (isEnough.test(middle * step)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low * step;
    }
}

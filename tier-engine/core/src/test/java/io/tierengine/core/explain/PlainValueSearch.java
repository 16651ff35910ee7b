package io.tierengine.core.explain;

import io.tierengine.core.number.Decimals;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/**
 * Finds the value nearest to the present one that is enough. Values are tried at bounds, beyond which something changes, and where that
 * isn't all there is, at distances that double; then halves the way back, so that a step less isn't enough.
 */
final class PlainValueSearch {

    private static final long FURTHEST = 1_000_000_000_000L * Decimals.ONE;

    private final long have;
    private final long step;
    private final LongPredicate isEnough;

    /**
     * For one number.
     *
     * @param have its value now, which isn't enough; or absent
     * @param step between two of its values
     */
    PlainValueSearch(long have, long step, LongPredicate isEnough) {
        this.have = have;
        this.step = step;
        this.isEnough = isEnough;
    }

    /** The least value above that is enough; absent if none was found. */
    long above(Set<Long> bounds, boolean doubling) {
        long from = have == Decimals.ABSENT ? -step : have;
        TreeSet<Long> values = new TreeSet<>();
        for (long bound : bounds) {
            values.add(ceiling(bound));
        }
        if (have == Decimals.ABSENT) {
            values.add(0L);
        }
        for (long distance = step; doubling && distance <= FURTHEST; distance *= 2) {
            values.add(from + distance);
        }
        long tooLittle = from;
        for (long value : values.tailSet(from, false)) {
            if (isEnough.test(value)) {
                return least(tooLittle, value);
            }
            tooLittle = value;
        }
        return Decimals.ABSENT;
    }

    /** The greatest value below that is enough, not below 0 unless the number is; absent if none was found. */
    long below(Set<Long> bounds, boolean doubling) {
        if (have == Decimals.ABSENT) {
            return Decimals.ABSENT;
        }
        TreeSet<Long> values = new TreeSet<>();
        values.add(0L);
        for (long bound : bounds) {
            values.add(ceiling(bound) - step);
            values.add(ceiling(bound));
        }
        for (long distance = step; doubling && distance <= Math.max(0, have); distance *= 2) {
            values.add(have - distance);
        }
        long tooMuch = have;
        for (long value : values.headSet(have, false).descendingSet()) {
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

    private long ceiling(long value) {
        return -Math.floorDiv(-value, step) * step;
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

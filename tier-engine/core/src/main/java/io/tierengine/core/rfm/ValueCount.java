package io.tierengine.core.rfm;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import java.util.Arrays;

/**
 * How often values occur, none of them negative. Values whose leading {@code bits} bits are the same are counted as one, of which the lowest is kept;
 * so what is counted depends on neither the order of the values nor on how they were dealt out to several counts. With eleven bits, values counted as
 * one differ by less than a thousandth, and there are at most 1,024 of them between a number and its double.
 */
final class ValueCount {

    /** Of values that are told apart down to the last unit. */
    static final int EXACT = Long.SIZE;

    /** Of values that are told apart to three digits. */
    static final int THREE_DIGITS = 11;

    private static final int LEAST_CAPACITY = 8;

    private final int bits;
    private long[] lowest = new long[LEAST_CAPACITY];
    private long[] counts = new long[LEAST_CAPACITY];
    private int size;
    private long highest = -1;

    ValueCount(int bits) {
        this.bits = bits;
    }

    /** How many different values there are. */
    int size() {
        return size;
    }

    /** The lowest of the values at a place; places rise with the values. */
    long lowest(int place) {
        return lowest[place];
    }

    /** How many values are at a place. */
    long count(int place) {
        return counts[place];
    }

    /** The highest of all values; -1 if there is none. */
    long highest() {
        return highest;
    }

    void add(long value) {
        add(value, 1);
        highest = Math.max(highest, value);
    }

    void merge(ValueCount other) {
        for (int i = 0; i < other.size; i++) {
            add(other.lowest[i], other.counts[i]);
        }
        highest = Math.max(highest, other.highest);
    }

    private void add(long value, long times) {
        int place = placeOf(value);
        if (place >= 0) {
            lowest[place] = Math.min(lowest[place], value);
            counts[place] += times;
        } else {
            insert(~place, value, times);
        }
    }

    /** Where values that count as one with a given one are; if there are none, the complement of where they belong. */
    private int placeOf(long value) {
        long wanted = leading(value);
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            long found = leading(lowest[middle]);
            if (found == wanted) {
                return middle;
            }
            if (found < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return ~low;
    }

    private long leading(long value) {
        int rest = Long.SIZE - Long.numberOfLeadingZeros(value) - bits;
        return rest <= 0 ? value : value >>> rest << rest;
    }

    private void insert(int place, long value, long times) {
        if (size == lowest.length) {
            lowest = Arrays.copyOf(lowest, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        System.arraycopy(lowest, place, lowest, place + 1, size - place);
        System.arraycopy(counts, place, counts, place + 1, size - place);
        lowest[place] = value;
        counts[place] = times;
        size++;
    }

    /** Writes the size, then each value's distance from the one before and its count, then how far the highest lies above the last. */
    void write(PackedWriter out) {
        out.writeUnsigned(size);
        long before = 0;
        for (int i = 0; i < size; i++) {
            out.writeUnsigned(lowest[i] - before);
            out.writeUnsigned(counts[i]);
            before = lowest[i];
        }
        if (size > 0) {
            out.writeUnsigned(highest - before);
        }
    }

    /** Reads what {@link #write} wrote of a count with as many bits. */
    static ValueCount read(int bits, PackedReader in) {
        ValueCount read = new ValueCount(bits);
        int size = in.readCount();
        long value = 0;
        for (int i = 0; i < size; i++) {
            value += in.readUnsigned();
            long count = in.readUnsigned();
            if (value < 0 || count <= 0 || read.placeOf(value) != ~i) {
                throw new CorruptStateException("a count of values that don't rise");
            }
            read.insert(i, value, count);
        }
        if (size > 0) {
            read.highest = value + in.readUnsigned();
            if (read.leading(read.highest) != read.leading(value)) {
                throw new CorruptStateException("a count whose highest value isn't among its last ones");
            }
        }
        return read;
    }
}

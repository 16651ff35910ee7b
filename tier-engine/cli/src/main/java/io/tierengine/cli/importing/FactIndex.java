package io.tierengine.cli.importing;

import java.util.Arrays;

/**
 * Where rows lie in their files, and in which order they are taken. 46 bytes a row at most while it is made; the rows themselves
 * stay on disk.
 */
final class FactIndex {

    private static final int FIRST_CAPACITY = 1 << 12;

    private long[] orders = new long[FIRST_CAPACITY];
    private long[] occurred = new long[FIRST_CAPACITY];
    private long[] offsets = new long[FIRST_CAPACITY];
    private int[] lengths = new int[FIRST_CAPACITY];
    private short[] files = new short[FIRST_CAPACITY];
    private int[] sorted = new int[0];
    private long[] earliestFrom = new long[0];
    private int size;

    /** Adds a row behind all others. Those of one order keep the order in which they were added. */
    void add(long order, long occurredAtMillis, int file, long offset, int length) {
        if (size == orders.length) {
            int capacity = Math.max(size + 1, (int) Math.min(Integer.MAX_VALUE - 8L, size * 3L / 2));
            orders = Arrays.copyOf(orders, capacity);
            occurred = Arrays.copyOf(occurred, capacity);
            offsets = Arrays.copyOf(offsets, capacity);
            lengths = Arrays.copyOf(lengths, capacity);
            files = Arrays.copyOf(files, capacity);
        }
        orders[size] = order;
        occurred[size] = occurredAtMillis;
        offsets[size] = offset;
        lengths[size] = length;
        files[size] = (short) file;
        size++;
    }

    /** Brings the rows into their order; nothing is added afterwards. */
    void sort() {
        sorted = new int[size];
        Arrays.setAll(sorted, i -> i);
        sort(sorted.clone(), sorted, 0, size);
        earliestFrom = new long[size + 1];
        earliestFrom[size] = Long.MAX_VALUE;
        for (int position = size - 1; position >= 0; position--) {
            earliestFrom[position] = Math.min(earliestFrom[position + 1], occurred[sorted[position]]);
        }
    }

    /** Merge sort from one array, which holds the same, into the other: stable, and linear where the rows are in order. */
    private void sort(int[] from, int[] into, int begin, int end) {
        if (end - begin < 2) {
            return;
        }
        int middle = (begin + end) >>> 1;
        sort(into, from, begin, middle);
        sort(into, from, middle, end);
        if (orders[from[middle - 1]] <= orders[from[middle]]) {
            System.arraycopy(from, begin, into, begin, end - begin);
            return;
        }
        int left = begin;
        int right = middle;
        for (int i = begin; i < end; i++) {
            boolean takeLeft = right == end || (left < middle && orders[from[left]] <= orders[from[right]]);
            into[i] = takeLeft ? from[left++] : from[right++];
        }
    }

    int size() {
        return size;
    }

    int file(int position) {
        return files[sorted[position]];
    }

    long offset(int position) {
        return offsets[sorted[position]];
    }

    int length(int position) {
        return lengths[sorted[position]];
    }

    /** The event time of the earliest fact from a position on, epoch milliseconds; the greatest number behind the last. */
    long earliestFrom(int position) {
        return earliestFrom[position];
    }
}

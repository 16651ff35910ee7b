package io.tierengine.cli.csv;

import java.util.Arrays;

/** Where the cells of a record lie. It is filled again and again. */
final class Cells {

    private int count;
    private int[] from = new int[32];
    private int[] to = new int[32];
    private boolean[] elsewhere = new boolean[32];

    void clear() {
        count = 0;
    }

    /** @param isElsewhere whether the cell lies in another array than the record, as it had to be changed */
    void add(int cellFrom, int cellTo, boolean isElsewhere) {
        if (count == from.length) {
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
            elsewhere = Arrays.copyOf(elsewhere, 2 * count);
        }
        from[count] = cellFrom;
        to[count] = cellTo;
        elsewhere[count] = isElsewhere;
        count++;
    }

    int count() {
        return count;
    }

    int from(int cell) {
        return from[cell];
    }

    int to(int cell) {
        return to[cell];
    }

    boolean isElsewhere(int cell) {
        return elsewhere[cell];
    }
}

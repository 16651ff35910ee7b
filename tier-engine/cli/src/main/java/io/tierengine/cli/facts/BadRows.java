package io.tierengine.cli.facts;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Counts bad rows and keeps the first of them by file and line, whatever order they are found in. Thread-safe. */
public final class BadRows {

    private final int limit;
    private final PriorityQueue<BadRow> first = new PriorityQueue<>(Comparator.reverseOrder());
    private long count;

    /** @param limit how many to keep, from 0 */
    public BadRows(int limit) {
        this.limit = limit;
    }

    public synchronized void add(BadRow row) {
        count++;
        first.add(row);
        if (first.size() > limit) {
            first.poll();
        }
    }

    /** All of them, also those that aren't kept. */
    public synchronized long count() {
        return count;
    }

    /** The first ones in the order of the files and their lines. */
    public synchronized List<BadRow> first() {
        return first.stream().sorted().toList();
    }
}

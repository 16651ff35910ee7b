package io.tierengine.core.customer;

import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.core.time.CalendarDuration;
import io.tierengine.core.time.LocalCalendar;
import java.util.Arrays;

/**
 * The ids of events accepted of late, by which a repetition is known (semantics §1). An id is kept as a hash of 48 bits: with
 * twenty remembered events of a customer, a new one is taken for a repetition by mistake once in 10^13, with a thousand
 * once in 10^11.
 *
 * <p>The older ids may be away with the customer's history; then it is known until when they matter.
 */
final class RememberedEvents {

    /** Nothing is remembered in the history. */
    static final long NONE = Long.MIN_VALUE;

    private static final long HASH_MASK = (1L << 48) - 1;

    /** How many ids stay beside the aggregates when the others become history. */
    private static final int RECENT = 8;

    private long[] hashes = new long[4];
    private long[] acceptedAtMillis = new long[4];
    private int size;
    /** How many, from the first, belong to the history; 0 while it is away. */
    private int inHistory;
    /** When the latest id of the history was accepted. */
    private long historyLatestMillis = NONE;

    private boolean historyAway;
    /** Until when the oldest id that is here matters, by {@link #oldestMillis}. */
    private long oldestEndsMillis;

    private long oldestMillis = NONE;

    int size() {
        return size;
    }

    int recent() {
        return size - inHistory;
    }

    /**
     * Whether an id is remembered at an instant.
     *
     * @param atMillis the later of the customer's {@code asOf} and the event's own instant
     */
    boolean contains(long hash, long atMillis, CalendarDuration deduplication, LocalCalendar calendar) {
        if (needsHistoryAt(atMillis, deduplication, calendar)) {
            throw new IllegalStateException("the customer's history is needed and wasn't read");
        }
        long wanted = hash & HASH_MASK;
        for (int i = size - 1; i >= 0; i--) {
            if (hashes[i] == wanted && atMillis <= calendar.plus(acceptedAtMillis[i], deduplication)) {
                return true;
            }
        }
        return false;
    }

    /** Whether ids that are away with the history matter at an instant. */
    boolean needsHistoryAt(long atMillis, CalendarDuration deduplication, LocalCalendar calendar) {
        return historyAway && atMillis <= calendar.plus(historyLatestMillis, deduplication);
    }

    /** Remembers an id; instants never go back. */
    void add(long hash, long asOfMillis) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
            acceptedAtMillis = Arrays.copyOf(acceptedAtMillis, size * 2);
        }
        hashes[size] = hash & HASH_MASK;
        acceptedAtMillis[size] = asOfMillis;
        size++;
    }

    /** Forgets what can't be a repetition any more. */
    void forgetUntil(long asOfMillis, CalendarDuration deduplication, LocalCalendar calendar) {
        if (size == 0) {
            return;
        }
        if (oldestMillis != acceptedAtMillis[0]) {
            oldestMillis = acceptedAtMillis[0];
            oldestEndsMillis = calendar.plus(oldestMillis, deduplication);
        }
        if (oldestEndsMillis >= asOfMillis) {
            return;
        }
        int forgotten = 0;
        while (forgotten < size && calendar.plus(acceptedAtMillis[forgotten], deduplication) < asOfMillis) {
            forgotten++;
        }
        if (forgotten > 0) {
            size -= forgotten;
            inHistory = Math.max(0, inHistory - forgotten);
            System.arraycopy(hashes, forgotten, hashes, 0, size);
            System.arraycopy(acceptedAtMillis, forgotten, acceptedAtMillis, 0, size);
        }
    }

    /** Makes all but the latest few history. */
    void age() {
        inHistory = Math.max(inHistory, size - RECENT);
        historyLatestMillis = inHistory == 0 ? NONE : acceptedAtMillis[inHistory - 1];
    }

    int inHistory() {
        return inHistory;
    }

    void writeRecent(PackedWriter out, long asOfMillis) {
        out.writeUnsigned(size - inHistory);
        write(out, asOfMillis, inHistory, size);
    }

    void writeHistory(PackedWriter out) {
        out.writeUnsigned(inHistory);
        if (inHistory > 0) {
            out.writeUnsigned(historyLatestMillis);
            write(out, historyLatestMillis, 0, inHistory);
        }
    }

    /** Latest first, each instant relative to the one after it. */
    private void write(PackedWriter out, long nearMillis, int from, int to) {
        long later = nearMillis;
        for (int i = to - 1; i >= from; i--) {
            out.writeUnsigned(later - acceptedAtMillis[i]);
            out.writeFixed48(hashes[i]);
            later = acceptedAtMillis[i];
        }
    }

    /** When the latest id of the history was accepted, {@link #NONE} if there is none. */
    long historyLatestMillis() {
        return historyLatestMillis;
    }

    void readRecent(PackedReader in, long asOfMillis, long historyLatest) {
        historyLatestMillis = historyLatest;
        historyAway = historyLatest != NONE;
        readBefore(in, in.readCount(), asOfMillis);
    }

    void readHistory(PackedReader in) {
        historyAway = false;
        int count = in.readCount();
        if (count > 0) {
            readBefore(in, count, in.readUnsigned());
        }
        inHistory = count;
    }

    private void readBefore(PackedReader in, int count, long nearMillis) {
        makeRoomBefore(count);
        long later = nearMillis;
        for (int i = count - 1; i >= 0; i--) {
            later -= in.readUnsigned();
            acceptedAtMillis[i] = later;
            hashes[i] = in.readFixed48();
        }
    }

    private void makeRoomBefore(int count) {
        if (size + count > hashes.length) {
            hashes = Arrays.copyOf(hashes, size + count + 1);
            acceptedAtMillis = Arrays.copyOf(acceptedAtMillis, hashes.length);
        }
        System.arraycopy(hashes, 0, hashes, count, size);
        System.arraycopy(acceptedAtMillis, 0, acceptedAtMillis, count, size);
        size += count;
    }

    /** Reads what version 1 wrote, with hashes of 64 bits. */
    void readVersionOne(PackedReader in, long asOfMillis) {
        int count = in.readCount();
        makeRoomBefore(count);
        long later = asOfMillis;
        for (int i = count - 1; i >= 0; i--) {
            later -= in.readUnsigned();
            acceptedAtMillis[i] = later;
            hashes[i] = in.readFixedLong() & HASH_MASK;
        }
    }
}

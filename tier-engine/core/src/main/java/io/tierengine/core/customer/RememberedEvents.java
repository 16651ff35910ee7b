package io.tierengine.core.customer;

import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.core.time.CalendarDuration;
import io.tierengine.core.time.LocalCalendar;
import java.util.Arrays;

/**
 * The ids of events accepted of late, by which a repetition is known (semantics §1). An id is kept as a 64-bit hash: with a
 * thousand remembered events of a customer, a new one is taken for a repetition by mistake once in 10^16.
 */
final class RememberedEvents {

    private long[] hashes = new long[4];
    private long[] acceptedAtMillis = new long[4];
    private int size;

    int size() {
        return size;
    }

    /**
     * Whether an id is remembered at an instant.
     *
     * @param atMillis the later of the customer's {@code asOf} and the event's own instant
     */
    boolean contains(long hash, long atMillis, CalendarDuration deduplication, LocalCalendar calendar) {
        for (int i = size - 1; i >= 0; i--) {
            if (hashes[i] == hash && atMillis <= calendar.plus(acceptedAtMillis[i], deduplication)) {
                return true;
            }
        }
        return false;
    }

    /** Remembers an id; instants never go back. */
    void add(long hash, long asOfMillis) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
            acceptedAtMillis = Arrays.copyOf(acceptedAtMillis, size * 2);
        }
        hashes[size] = hash;
        acceptedAtMillis[size] = asOfMillis;
        size++;
    }

    /** Forgets what can't be a repetition any more. */
    void forgetUntil(long asOfMillis, CalendarDuration deduplication, LocalCalendar calendar) {
        int forgotten = 0;
        while (forgotten < size && calendar.plus(acceptedAtMillis[forgotten], deduplication) < asOfMillis) {
            forgotten++;
        }
        if (forgotten > 0) {
            size -= forgotten;
            System.arraycopy(hashes, forgotten, hashes, 0, size);
            System.arraycopy(acceptedAtMillis, forgotten, acceptedAtMillis, 0, size);
        }
    }

    void write(PackedWriter out, long asOfMillis) {
        out.writeUnsigned(size);
        long previous = asOfMillis;
        for (int i = size - 1; i >= 0; i--) {
            out.writeUnsigned(previous - acceptedAtMillis[i]);
            out.writeFixedLong(hashes[i]);
            previous = acceptedAtMillis[i];
        }
    }

    void read(PackedReader in, long asOfMillis) {
        size = in.readCount();
        hashes = new long[Math.max(4, size + 1)];
        acceptedAtMillis = new long[hashes.length];
        long previous = asOfMillis;
        for (int i = size - 1; i >= 0; i--) {
            previous -= in.readUnsigned();
            acceptedAtMillis[i] = previous;
            hashes[i] = in.readFixedLong();
        }
    }
}

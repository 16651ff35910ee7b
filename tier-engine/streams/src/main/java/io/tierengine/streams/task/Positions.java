package io.tierengine.streams.task;

import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import java.util.Arrays;

/**
 * An offset for each input topic of a partition: that of the next record. Topics are known by their place in the topology, which is
 * part of the stored form and never changes; a new topic comes last.
 */
public final class Positions {

    /** Nothing is known of a topic, or nothing of it was processed. */
    public static final long UNKNOWN = -1;

    private final long[] next;

    Positions(int topics) {
        next = new long[topics];
        Arrays.fill(next, UNKNOWN);
    }

    private Positions(long[] next) {
        this.next = next;
    }

    Positions copy() {
        return new Positions(next.clone());
    }

    long of(int topic) {
        return next[topic];
    }

    void set(int topic, long offset) {
        next[topic] = offset;
    }

    /** Whether the record at an offset lies before. */
    public boolean covers(int topic, long offset) {
        return offset < next[topic];
    }

    /** The greater of two in each topic. */
    public Positions max(Positions other) {
        long[] greater = next.clone();
        for (int i = 0; i < greater.length; i++) {
            greater[i] = Math.max(greater[i], other.next[i]);
        }
        return new Positions(greater);
    }

    /** A bit for each topic that is known, and their offsets. */
    public void write(PackedWriter out) {
        long known = 0;
        for (int i = 0; i < next.length; i++) {
            known |= next[i] == UNKNOWN ? 0 : 1L << i;
        }
        out.writeUnsigned(known);
        for (long offset : next) {
            if (offset != UNKNOWN) {
                out.writeUnsigned(offset);
            }
        }
    }

    /** Reads what {@link #write} wrote, maybe of fewer topics. */
    public static Positions read(PackedReader in, int topics) {
        Positions read = new Positions(topics);
        long known = in.readUnsigned();
        for (int i = 0; i < topics; i++) {
            if ((known >>> i & 1) != 0) {
                read.next[i] = in.readUnsigned();
            }
        }
        return read;
    }

    /** Passes over what {@link #write} wrote. */
    public static void skip(PackedReader in) {
        for (int left = Long.bitCount(in.readUnsigned()); left > 0; left--) {
            in.readUnsigned();
        }
    }

    @Override
    public String toString() {
        return Arrays.toString(next);
    }
}

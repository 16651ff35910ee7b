package io.tierengine.cli.replay;

import io.tierengine.cli.replay.SegmentStore.Segment;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/**
 * What is told of the customers of one shard, in their byte order, written first and then read once.
 *
 * <p>Kept customer: the length of the id and of the rows as ints, then the id's bytes, then the rows. A segment holds whole
 * customers.
 */
final class CustomerRows {

    private static final int SEGMENT_SIZE = 1 << 14;
    private static final int LENGTHS = 2 * Integer.BYTES;

    private final SegmentStore store;
    private final Queue<Segment> segments = new ArrayDeque<>();

    private final ByteWriter read = new ByteWriter(0);
    private int at;

    CustomerRows(SegmentStore store) {
        this.store = store;
    }

    /** Writes customers one after the other. */
    final class Writer {

        private final ByteWriter out = new ByteWriter(2 * SEGMENT_SIZE);
        private int start;

        /** Where the rows of the customer go. */
        ByteWriter rows() {
            return out;
        }

        void startCustomer(byte[] id) {
            start = out.size();
            out.writeInt(id.length);
            out.writeInt(0);
            out.write(id);
        }

        void endCustomer() throws IOException {
            int rowsFrom = start + LENGTHS + ByteWriter.getInt(out.array(), start);
            if (out.size() == rowsFrom) {
                out.setSize(start);
                return;
            }
            ByteWriter.setInt(out.array(), start + Integer.BYTES, out.size() - rowsFrom);
            if (out.size() >= SEGMENT_SIZE) {
                flush();
            }
        }

        void flush() throws IOException {
            if (out.size() > 0) {
                segments.add(store.put(out.array(), out.size()));
                out.setSize(0);
            }
        }
    }

    /** Goes to the first customer, afterwards to the next one; false if there is none. */
    boolean next() throws IOException {
        if (at < read.size()) {
            at = rowsTo();
        }
        while (at >= read.size()) {
            Segment segment = segments.poll();
            if (segment == null) {
                return false;
            }
            at = 0;
            read.setSize(0);
            store.get(segment, read);
        }
        return true;
    }

    private int idFrom() {
        return at + LENGTHS;
    }

    private int rowsFrom() {
        return idFrom() + ByteWriter.getInt(read.array(), at);
    }

    private int rowsTo() {
        return rowsFrom() + ByteWriter.getInt(read.array(), at + Integer.BYTES);
    }

    /** Compares the customers that two shards are at, as unsigned bytes of UTF-8. */
    int compareCustomer(CustomerRows other) {
        return Arrays.compareUnsigned(
                read.array(), idFrom(), rowsFrom(), other.read.array(), other.idFrom(), other.rowsFrom());
    }

    /** Appends the rows of the customer. */
    void copyRows(ByteWriter out) {
        out.write(read.array(), rowsFrom(), rowsTo());
    }
}

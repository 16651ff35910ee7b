package io.tierengine.streams.customer;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import java.util.TreeSet;

/**
 * The clock of one partition (semantics §5): to where its customers have been advanced. It follows the facts less the allowed
 * lateness, goes to where a clock mark puts it, and follows wall time while the partition is idle and no old facts are being
 * loaded. It never goes back. All instants are epoch milliseconds.
 */
final class PartitionClock {

    /** Before the first fact. */
    static final long UNSET = Long.MIN_VALUE;

    private final long allowedLatenessMillis;
    private final TreeSet<String> openBackfills = new TreeSet<>();
    private long millis = UNSET;

    PartitionClock(long allowedLatenessMillis) {
        this.allowedLatenessMillis = allowedLatenessMillis;
    }

    /** To where it has come. */
    long millis() {
        return millis;
    }

    boolean isBackfilling() {
        return !openBackfills.isEmpty();
    }

    /** A fact was accepted. Each of these says whether the clock moved on. */
    boolean observe(long occurredAtMillis, long wallMillis) {
        return moveTo(Math.min(occurredAtMillis - allowedLatenessMillis, wallMillis));
    }

    /** Facts are complete through an instant. */
    boolean mark(long completeThroughMillis) {
        return moveTo(completeThroughMillis);
    }

    /** There is nothing left to read and has been nothing for a while. */
    boolean idle(long wallMillis) {
        return !isBackfilling() && moveTo(wallMillis - allowedLatenessMillis);
    }

    /** A source begins to load old facts; opening twice is opening once. */
    void openBackfill(String source) {
        openBackfills.add(source);
    }

    void closeBackfill(String source) {
        openBackfills.remove(source);
    }

    private boolean moveTo(long target) {
        if (target <= millis) {
            return false;
        }
        millis = target;
        return true;
    }

    byte[] toBytes() {
        PackedWriter out = new PackedWriter();
        out.writeByte(1);
        out.writeSigned(millis);
        out.writeUnsigned(openBackfills.size());
        openBackfills.forEach(out::writeText);
        return out.toByteArray();
    }

    void read(byte[] bytes) {
        PackedReader in = new PackedReader(bytes);
        int version = in.readByte();
        if (version != 1) {
            throw new CorruptStateException("a partition clock of version " + version + "; this engine reads 1");
        }
        millis = in.readSigned();
        int open = in.readCount();
        for (int i = 0; i < open; i++) {
            openBackfills.add(in.readText());
        }
    }
}

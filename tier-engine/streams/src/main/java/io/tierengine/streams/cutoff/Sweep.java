package io.tierengine.streams.cutoff;

import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A walk through all customers of a partition in the order of their keys. It is done bit by bit and goes on where it stood, also after
 * a restart.
 */
public final class Sweep {

    private boolean open;
    private long throughMillis;
    private @Nullable Bytes last;

    Sweep() {}

    public boolean isOpen() {
        return open;
    }

    /** The instant that it is about, epoch milliseconds. */
    public long throughMillis() {
        return throughMillis;
    }

    /** The customer that was looked at last; null if there is none yet. */
    public @Nullable Bytes last() {
        return last;
    }

    void begin(long millis) {
        open = true;
        throughMillis = millis;
        last = null;
    }

    void passed(Bytes key) {
        last = key;
    }

    void end() {
        open = false;
        last = null;
    }

    /** Whether it is under way and has looked at a customer already, or would have if there had been one. */
    boolean hasPassed(Bytes key) {
        return open && last != null && key.compareTo(last) <= 0;
    }

    void write(PackedWriter out) {
        out.writeByte(open ? 1 : 0);
        if (open) {
            out.writeSigned(throughMillis);
            out.writeBytes(last == null ? new byte[0] : last.get());
        }
    }

    void read(PackedReader in) {
        open = in.readByte() == 1;
        if (open) {
            throughMillis = in.readSigned();
            byte[] key = in.readBytes();
            last = key.length == 0 ? null : Bytes.wrap(key);
        }
    }
}

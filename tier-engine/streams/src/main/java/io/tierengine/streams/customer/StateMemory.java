package io.tierengine.streams.customer;

import java.util.concurrent.atomic.AtomicLong;

/** How much memory the customers at hand may take, all partitions of an instance together. */
public final class StateMemory {

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    public StateMemory(long limitBytes) {
        limit = limitBytes;
    }

    void take(long bytes) {
        taken.addAndGet(bytes);
    }

    boolean isExceeded() {
        return taken.get() > limit;
    }

    /** An estimate of what is taken now, in bytes. */
    public long takenBytes() {
        return taken.get();
    }
}

package io.tierengine.streams.customer;

import io.tierengine.streams.task.HeldOffsets;
import io.tierengine.streams.task.TaskProgress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A partition's clock, kept in the task's store together with how far the input may be taken for done. Where records come again after a
 * restart, it begins as it was before them.
 */
final class KeptClock {

    private static final Bytes CLOCK = Bytes.wrap("clock".getBytes(StandardCharsets.UTF_8));
    private static final Bytes PROGRESS = Bytes.wrap("progress".getBytes(StandardCharsets.UTF_8));

    private final KeyValueStore<Bytes, byte[]> store;
    private final TaskProgress progress;
    private final WriteBehind writeBehind;
    private final PartitionClock clock;
    private final long whenStoppedMillis;
    /** The clock before the records that come again; null if there are none. */
    private byte @Nullable [] before;

    private boolean progressStored;
    private boolean moved;

    /**
     * As it was stored.
     *
     * @param store of the task
     * @param nowMillis wall time
     */
    KeptClock(
            KeyValueStore<Bytes, byte[]> store,
            TaskProgress progress,
            WriteBehind writeBehind,
            long allowedLatenessMillis,
            long nowMillis) {
        this.store = store;
        this.progress = progress;
        this.writeBehind = writeBehind;
        PartitionClock stopped = new PartitionClock(allowedLatenessMillis);
        byte[] stored = store.get(CLOCK);
        if (stored != null) {
            stopped.read(stored);
        }
        whenStoppedMillis = stopped.millis();
        byte[] notWritten = store.get(PROGRESS);
        progressStored = notWritten != null;
        if (notWritten == null) {
            clock = stopped;
        } else {
            before = progress.resume(notWritten);
            clock = new PartitionClock(allowedLatenessMillis);
            clock.read(before);
        }
        writeBehind.begin(progress.now(), clock, nowMillis);
    }

    /** To where it has come, epoch milliseconds; {@link PartitionClock#UNSET} before the first fact. */
    long millis() {
        return clock.millis();
    }

    boolean isBackfilling() {
        return clock.isBackfilling();
    }

    /** A fact was accepted. */
    void observe(long occurredAtMillis, long wallMillis) {
        moved |= clock.observe(occurredAtMillis, wallMillis);
    }

    /** A fact came again that its customer had taken, or known, before: the clock doesn't go further than it had come then. */
    void observeAgain(long occurredAtMillis, long wallMillis) {
        observe(Math.min(occurredAtMillis, whenStoppedMillis), wallMillis);
    }

    /** Something else than a fact moved it, or may have. */
    PartitionClock move() {
        moved = true;
        return clock;
    }

    /** Follows wall time, which isn't in the input: so all that waits is written first. */
    void idle(long wallMillis) {
        if (clock.idle(wallMillis)) {
            moved = true;
            writeBehind.hurry();
        }
    }

    /** Part of each commit, after the customers: the clock, and how far the input may be taken for done. */
    void write(HeldOffsets held, int partition, long nowMillis) {
        if (moved) {
            store.put(CLOCK, clock.toBytes());
            moved = false;
        }
        if (before != null && !progress.isComingAgain()) {
            before = null;
        }
        WriteBehind.Interval since = writeBehind.since();
        if (since != null || before != null) {
            byte[] clockSince =
                    before != null ? before : Objects.requireNonNull(since).clock();
            store.put(PROGRESS, progress.toBytes(clockSince));
            progressStored = true;
        } else if (progressStored) {
            store.delete(PROGRESS);
            progressStored = false;
        }
        progress.holdBack(held, partition, since == null ? null : since.positions());
        writeBehind.begin(progress.now(), clock, nowMillis);
    }
}

package io.tierengine.streams.customer;

import io.tierengine.streams.task.TaskObject;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * Tells a processor when its task is about to commit, so that what the processor holds back is
 * written in time to be part of the transaction.
 *
 * <p>A store's own {@link #flush} comes too late for that: it is called when the transaction is committed, and what it writes to
 * a changelog belongs to the next one, whose consumed offsets say something else; after a crash in between, state is lost. Kafka
 * Streams calls caches before the commit, and this is one, by the interface that its own caches implement. That interface isn't
 * public: {@code KillIT} fails if a version of Kafka Streams no longer calls it.
 */
public final class BeforeCommit extends TaskObject implements CachedStateStore<Bytes, byte[]> {

    private Runnable action = BeforeCommit::nothing;

    private BeforeCommit(String name) {
        super(name);
    }

    /** For a topology. */
    public static StoreBuilder<BeforeCommit> builder(String name) {
        return TaskObject.builder(name, () -> new BeforeCommit(name));
    }

    /** What to do before each commit from now on, on the stream thread; it may write to stores, and not forward. */
    public void run(Runnable beforeCommit) {
        action = beforeCommit;
    }

    private static void nothing() {}

    @Override
    public void flushCache() {
        action.run();
    }

    /** What was held back belongs to a transaction that is aborted. */
    @Override
    public void clearCache() {
        action = BeforeCommit::nothing;
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<Bytes, byte[]> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public void close() {
        action = BeforeCommit::nothing;
        super.close();
    }
}

package io.tierengine.streams.customer;

import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * A store that keeps nothing and tells its processor when its task is about to commit, so that what the processor holds back is
 * written in time to be part of the transaction.
 *
 * <p>A store's own {@link #flush} comes too late for that: it is called when the transaction is committed, and what it writes to
 * a changelog belongs to the next one, whose consumed offsets say something else; after a crash in between, state is lost. Kafka
 * Streams calls caches before the commit, and this is one, by the interface that its own caches implement. That interface isn't
 * public: {@code KillIT} fails if a version of Kafka Streams no longer calls it.
 */
public final class BeforeCommit implements StateStore, CachedStateStore<Bytes, byte[]> {

    private final String name;
    private Runnable action = BeforeCommit::nothing;
    private boolean open;

    private BeforeCommit(String name) {
        this.name = name;
    }

    /** For a topology. */
    public static StoreBuilder<BeforeCommit> builder(String name) {
        return new Builder(name);
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
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> {});
        open = true;
    }

    @Override
    public void close() {
        action = BeforeCommit::nothing;
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /** There is nothing to cache or to log. */
    private record Builder(String name) implements StoreBuilder<BeforeCommit> {

        @Override
        public StoreBuilder<BeforeCommit> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<BeforeCommit> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<BeforeCommit> withLoggingEnabled(@Nullable Map<String, String> config) {
            throw new UnsupportedOperationException("store " + name + " keeps nothing to log");
        }

        @Override
        public StoreBuilder<BeforeCommit> withLoggingDisabled() {
            return this;
        }

        @Override
        public BeforeCommit build() {
            return new BeforeCommit(name);
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return false;
        }
    }
}

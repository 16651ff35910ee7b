package io.tierengine.streams.task;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** An object that the processors of one task share. To Kafka Streams it is a store that keeps nothing. */
public abstract class TaskObject implements StateStore {

    private final String name;
    private boolean open;

    protected TaskObject(String name) {
        this.name = name;
    }

    /** For a topology: makes one for each task. */
    protected static <T extends TaskObject> StoreBuilder<T> builder(String name, Supplier<T> supplier) {
        return new Builder<>(name, supplier);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> {});
        open = true;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public final boolean persistent() {
        return false;
    }

    @Override
    public final boolean isOpen() {
        return open;
    }

    /** There is nothing to cache or to log. */
    private record Builder<T extends TaskObject>(String name, Supplier<T> supplier) implements StoreBuilder<T> {

        @Override
        public StoreBuilder<T> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<T> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<T> withLoggingEnabled(@Nullable Map<String, String> config) {
            throw new UnsupportedOperationException("store " + name + " keeps nothing to log");
        }

        @Override
        public StoreBuilder<T> withLoggingDisabled() {
            return this;
        }

        @Override
        public T build() {
            return supplier.get();
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

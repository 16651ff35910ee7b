package io.tierengine.server.web.planted;

import io.tierengine.core.customer.CustomerStateCodec;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Planted: a page reads the engine's state by itself. */
@NullMarked
final class ReadsTheStore {

    @Nullable
    ReadOnlyKeyValueStore<String, byte[]> store() {
        return null;
    }

    @Nullable
    CustomerStateCodec state() {
        return null;
    }
}

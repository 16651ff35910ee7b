package io.tierengine.views.count;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The counters of a task. What is added is held back and written once per commit, so that a counter that everything adds to, such as that of a tier,
 * is written once; those used last are kept at hand, as the task alone writes them.
 */
final class Counters {

    private static final int AT_HAND = 20_000;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<Bytes, Long> added = new HashMap<>();
    private final Map<Bytes, Long> atHand = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes, Long> eldest) {
            return size() > AT_HAND;
        }
    };

    Counters(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    void add(Bytes key, long amount) {
        if (amount != 0) {
            added.merge(key, amount, Long::sum);
        }
    }

    /** As it will be when what was added is written. */
    long get(Bytes key) {
        return written(key) + added.getOrDefault(key, 0L);
    }

    private long written(Bytes key) {
        Long known = atHand.get(key);
        if (known != null) {
            return known;
        }
        long value = read(store.get(key));
        atHand.put(key, value);
        return value;
    }

    /** Writes what was added; a counter at zero is left out. */
    void write() {
        added.forEach((key, amount) -> {
            if (amount == 0) {
                return;
            }
            long value = written(key) + amount;
            store.put(key, value == 0 ? null : bytes(value));
            atHand.put(key, value);
        });
        added.clear();
    }

    void delete(Bytes key) {
        store.delete(key);
        atHand.remove(key);
    }

    static long read(byte @Nullable [] stored) {
        return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
    }

    static byte[] bytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }
}

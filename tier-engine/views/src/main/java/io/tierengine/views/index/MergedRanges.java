package io.tierengine.views.index;

import io.tierengine.views.Order;
import io.tierengine.views.store.ViewStores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Reads several ranges of a store, of one partition or more, in the order of what follows their prefixes. */
final class MergedRanges implements AutoCloseable {

    private final List<Source> sources = new ArrayList<>();
    private final PriorityQueue<Source> next;
    private final Order order;

    /**
     * An entry.
     *
     * @param prefixLength bytes of the key that come before what is sorted by
     */
    @SuppressWarnings("ArrayRecordComponent") // As read from the store; nobody changes or compares them.
    record Entry(int partition, byte[] key, int prefixLength, byte[] value) {}

    MergedRanges(Order order) {
        this.order = order;
        Comparator<Source> ascending = (one, other) -> Arrays.compareUnsigned(
                one.key(), one.prefixLength, one.key().length, other.key(), other.prefixLength, other.key().length);
        next = new PriorityQueue<>(order == Order.ASC ? ascending : ascending.reversed());
    }

    /** Adds a range of a partition. */
    void add(ViewStores stores, int partition, String store, Range range) {
        Source source = new Source(
                partition,
                range.prefixLength(),
                range.behind(),
                stores.range(partition, store, range.from(), range.to(), order == Order.DESC));
        sources.add(source);
        if (source.advance()) {
            next.add(source);
        }
    }

    /**
     * Where to read: from a key to a key, both included.
     *
     * @param prefixLength bytes of the keys that come before what is sorted by
     * @param behind a key that is passed over; null: none
     */
    record Range(
            Bytes from,
            Bytes to,
            int prefixLength,
            @Nullable Bytes behind) {}

    /** The next entry; null at the end. */
    @Nullable
    Entry poll() {
        Source source = next.poll();
        if (source == null) {
            return null;
        }
        Entry entry = source.entry();
        if (source.advance()) {
            next.add(source);
        }
        return entry;
    }

    @Override
    public void close() {
        sources.forEach(source -> source.found.close());
    }

    /** One range and its first entry that isn't read yet. */
    private static final class Source {

        private final int partition;
        private final int prefixLength;
        private final @Nullable Bytes behind;
        private final KeyValueIterator<Bytes, byte[]> found;
        private KeyValue<Bytes, byte[]> current;

        @SuppressWarnings("NullAway.Init") // Nobody asks for it before it has advanced.
        Source(int partition, int prefixLength, @Nullable Bytes behind, KeyValueIterator<Bytes, byte[]> found) {
            this.partition = partition;
            this.prefixLength = prefixLength;
            this.behind = behind;
            this.found = found;
        }

        boolean advance() {
            while (found.hasNext()) {
                current = found.next();
                if (!current.key.equals(behind)) {
                    return true;
                }
            }
            return false;
        }

        byte[] key() {
            return current.key.get();
        }

        Entry entry() {
            return new Entry(partition, key(), prefixLength, current.value);
        }
    }
}

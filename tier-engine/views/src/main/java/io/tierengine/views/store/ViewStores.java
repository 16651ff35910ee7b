package io.tierengine.views.store;

import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** The stores of this instance's partitions. */
public interface ViewStores {

    /**
     * The partitions that are here and up to date.
     *
     * @throws NotReadyException if one is still being restored, or the views don't run
     */
    Set<Integer> partitions();

    /** The partition of a customer, here or elsewhere. */
    int partitionOf(byte[] customerId);

    /**
     * The value of a key.
     *
     * @throws NotReadyException if the partition has just left
     */
    byte @Nullable [] get(int partition, String store, Bytes key);

    /**
     * Entries from a key to a key, both included; to be closed.
     *
     * @throws NotReadyException if the partition has just left
     */
    KeyValueIterator<Bytes, byte[]> range(int partition, String store, Bytes from, Bytes to, boolean descending);

    /** Asking again later helps. */
    final class NotReadyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public NotReadyException(String reason) {
            super(reason);
        }
    }
}

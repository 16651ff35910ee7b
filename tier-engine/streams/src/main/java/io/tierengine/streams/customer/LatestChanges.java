package io.tierengine.streams.customer;

import io.tierengine.contract.TierChange;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The latest tier changes of each customer as they went out, explanations included, for whoever asks later what happened. Each is a
 * record of its own, with the key customer, a byte that UTF-8 doesn't have, and the change's number in eight bytes, highest first:
 * so a change costs one write and one deletion, and reads nothing.
 */
public final class LatestChanges {

    private static final byte END_OF_CUSTOMER = (byte) 0xff;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Serializer<TierChange> serializer;
    private final String topic;
    private final int most;

    /**
     * Over a task's store.
     *
     * @param topic of tier changes, by which the serializer finds their schema
     * @param most how many are kept of a customer; 0: none
     */
    LatestChanges(KeyValueStore<Bytes, byte[]> store, Serializer<TierChange> serializer, String topic, int most) {
        this.store = store;
        this.serializer = serializer;
        this.topic = topic;
        this.most = most;
    }

    /** Keeps further changes of a customer, in their order; the oldest make room. */
    void add(Bytes customer, List<TierChange> changes) {
        if (most == 0) {
            return;
        }
        for (TierChange change : changes) {
            long sequence = change.getSequence();
            store.put(keyOf(customer.get(), sequence), serializer.serialize(topic, change));
            if (sequence > most) {
                store.delete(keyOf(customer.get(), sequence - most));
            }
        }
    }

    /** Before all that is kept of a customer. */
    public static Bytes first(Bytes customer) {
        return keyOf(customer.get(), 0);
    }

    /** After all that is kept of a customer. */
    public static Bytes last(Bytes customer) {
        return keyOf(customer.get(), Long.MAX_VALUE);
    }

    private static Bytes keyOf(byte[] customer, long sequence) {
        return Bytes.wrap(ByteBuffer.allocate(customer.length + 1 + Long.BYTES)
                .put(customer)
                .put(END_OF_CUSTOMER)
                .putLong(sequence)
                .array());
    }
}

package io.tierengine.streams.customer;

import io.tierengine.contract.TierChange;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The latest tier changes of each customer, kept beside the state so that one can be asked why a customer is where it is.
 *
 * <p>Stored under the customer's id: a byte for the form, then each change, the oldest first: its length as an int and its bytes as they lie in
 * the topic of tier changes, so that a later version of their schema still reads them.
 */
public final class LatestChanges {

    private static final byte FORM = 1;

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
        if (most == 0 || changes.isEmpty()) {
            return;
        }
        List<byte[]> kept = new ArrayList<>(split(store.get(customer)));
        for (TierChange change : changes) {
            kept.add(serializer.serialize(topic, change));
        }
        store.put(customer, join(kept.subList(Math.max(0, kept.size() - most), kept.size())));
    }

    /**
     * What was kept of a customer, the oldest first.
     *
     * @param stored null: nothing
     * @throws IllegalStateException if it is of a form that this version doesn't know
     */
    public static List<TierChange> read(byte @Nullable [] stored, Deserializer<TierChange> deserializer, String topic) {
        return split(stored).stream()
                .map(bytes -> deserializer.deserialize(topic, bytes))
                .toList();
    }

    private static List<byte[]> split(byte @Nullable [] stored) {
        if (stored == null || stored.length == 0) {
            return List.of();
        }
        ByteBuffer buffer = ByteBuffer.wrap(stored);
        byte form = buffer.get();
        if (form != FORM) {
            throw new IllegalStateException("changes kept in form " + form + "; this engine reads " + FORM
                    + ". Start the version that wrote them");
        }
        List<byte[]> changes = new ArrayList<>();
        while (buffer.hasRemaining()) {
            byte[] change = new byte[buffer.getInt()];
            buffer.get(change);
            changes.add(change);
        }
        return changes;
    }

    private static byte[] join(List<byte[]> changes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(FORM);
        for (byte[] change : changes) {
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(change.length).array());
            out.writeBytes(change);
        }
        return out.toByteArray();
    }
}

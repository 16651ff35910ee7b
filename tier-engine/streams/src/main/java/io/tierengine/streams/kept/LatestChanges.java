package io.tierengine.streams.kept;

import io.tierengine.contract.TierChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The latest tier changes of each customer as they went out, explanations included, one record for each customer ({@link KeptRecord}). Most of
 * an explained change is what the policy says, the same in each, so each is compressed by a dictionary ({@link Dictionaries}). Who changes several times
 * between two commits, as when history is read, is written once.
 */
public final class LatestChanges implements AutoCloseable {

    private final KeyValueStore<Bytes, byte[]> store;
    private final Serializer<TierChange> serializer;
    private final String topic;
    private final int most;
    private final Dictionaries dictionaries;
    private final Map<Bytes, List<KeptRecord.Part>> unwritten = new LinkedHashMap<>();

    /**
     * Over a task's store.
     *
     * @param topic of tier changes, by which the serializer finds their schema
     * @param most how many are kept of a customer; 0: none
     */
    public LatestChanges(
            KeyValueStore<Bytes, byte[]> store, Serializer<TierChange> serializer, String topic, int most) {
        this.store = store;
        this.serializer = serializer;
        this.topic = topic;
        this.most = most;
        dictionaries = new Dictionaries(store);
    }

    /** Keeps further changes of a customer, in their order; the oldest make room. */
    public void add(Bytes customer, List<TierChange> changes) {
        if (most == 0 || changes.isEmpty()) {
            return;
        }
        List<KeptRecord.Part> parts = unwritten.computeIfAbsent(customer, _ -> new ArrayList<>());
        for (TierChange change : changes) {
            byte[] bytes = serializer.serialize(topic, change);
            parts.add(dictionaries.compressed(change.getPolicyName() + '/' + change.getPolicyVersion(), bytes));
        }
    }

    /** Writes what was added; to be called before each commit. */
    public void flush() {
        unwritten.forEach((customer, parts) -> {
            byte[] stored = parts.size() < most ? store.get(customer) : null;
            store.put(customer, KeptRecord.latest(most, stored, parts));
        });
        unwritten.clear();
    }

    /** Gives back memory outside the heap; nothing is written. */
    @Override
    public void close() {
        dictionaries.close();
    }
}

package io.tierengine.streams.kept;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The latest tier changes of each customer as they went out, explanations included, one record for each customer ({@link KeptRecord}). Most of
 * an explained change is what the policy says, the same in each, so each is compressed by a dictionary ({@link Dictionaries}). Who changes several times
 * between two commits, as when history is read, is written once.
 */
public final class LatestChanges implements AutoCloseable {

    private final KeyValueStore<Bytes, byte[]> store;
    private final int most;
    private final Dictionaries dictionaries;
    private final Map<Bytes, List<KeptRecord.Part>> unwritten = new LinkedHashMap<>();

    /**
     * Over a task's store.
     *
     * @param most how many are kept of a customer; 0: none
     */
    public LatestChanges(KeyValueStore<Bytes, byte[]> store, int most) {
        this.store = store;
        this.most = most;
        dictionaries = new Dictionaries(store);
    }

    /**
     * Keeps a further change of a customer; the oldest makes room.
     *
     * @param policy name and version of the policy that it was decided by
     * @param change as it goes out
     */
    public void add(Bytes customer, String policy, byte[] change) {
        if (most > 0) {
            unwritten.computeIfAbsent(customer, _ -> new ArrayList<>()).add(dictionaries.compressed(policy, change));
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

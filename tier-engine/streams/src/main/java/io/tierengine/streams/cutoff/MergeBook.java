package io.tierengine.streams.cutoff;

import io.tierengine.contract.topic.PolicyKey;
import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.core.rfm.CustomerCount;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The counts of one policy's partitions that aren't merged yet. A partition tells its counts in the order of their instants, so an instant is
 * complete when each partition has told its count of it or of a later one. All instants are epoch milliseconds.
 */
final class MergeBook {

    /** No instant so far. */
    private static final long NONE = Long.MIN_VALUE;

    private final PolicyKey policy;
    private final KeyValueStore<Bytes, byte[]> store;
    private final NavigableMap<Long, NavigableMap<Integer, CustomerCount>> open = new TreeMap<>();
    private final Map<Integer, Long> latest = new TreeMap<>();
    private int partitions;
    private long merged = NONE;
    private long lastEffect = NONE;

    /**
     * The counts of all partitions as of an instant.
     *
     * @param partitions which ones have told of it
     */
    record Complete(long countedAtMillis, List<Integer> partitions, CustomerCount count) {}

    MergeBook(PolicyKey policy, KeyValueStore<Bytes, byte[]> store) {
        this.policy = policy;
        this.store = store;
    }

    /** The books in a store, as they were left. */
    static Map<PolicyKey, MergeBook> all(KeyValueStore<Bytes, byte[]> store) {
        Map<PolicyKey, MergeBook> books =
                new TreeMap<>((one, other) -> one.text().compareTo(other.text()));
        List<KeyValue<Bytes, byte[]>> kept = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            entries.forEachRemaining(kept::add);
        }
        for (KeyValue<Bytes, byte[]> entry : kept) {
            String[] key = new String(entry.key.get(), StandardCharsets.UTF_8).split("/", -1);
            PolicyKey policy = new PolicyKey(key[0], Integer.parseInt(key[1]));
            books.computeIfAbsent(policy, name -> new MergeBook(name, store)).read(key, new PackedReader(entry.value));
        }
        return books;
    }

    private void read(String[] key, PackedReader in) {
        switch (key[2]) {
            case "count" ->
                openAt(Long.parseLong(key[3])).put(Integer.parseInt(key[4]), CustomerCount.read(in.readBytes()));
            case "book" -> {
                merged = in.readSigned();
                lastEffect = in.readSigned();
                partitions = in.readInt();
                for (int left = in.readCount(); left > 0; left--) {
                    latest.put(in.readInt(), in.readSigned());
                }
            }
            default -> throw new IllegalStateException("a store of counts has an entry " + String.join("/", key));
        }
    }

    private NavigableMap<Integer, CustomerCount> openAt(long countedAtMillis) {
        return open.computeIfAbsent(countedAtMillis, at -> new TreeMap<>());
    }

    PolicyKey policy() {
        return policy;
    }

    /** Whether an instant was merged already, so that nothing can be added to it. */
    boolean isMerged(long countedAtMillis) {
        return countedAtMillis <= merged;
    }

    /** A partition has told its count. */
    void add(long countedAtMillis, int partition, int ofPartitions, CustomerCount count) {
        openAt(countedAtMillis).put(partition, count);
        latest.merge(partition, countedAtMillis, Math::max);
        partitions = ofPartitions;
        PackedWriter out = new PackedWriter();
        out.writeBytes(count.toBytes());
        store.put(countKey(countedAtMillis, partition), out.toByteArray());
        write();
    }

    /** The earliest instant that isn't merged, if all partitions have told of it. */
    Optional<Complete> complete() {
        if (open.isEmpty() || latest.size() < partitions) {
            return Optional.empty();
        }
        long at = open.firstKey();
        if (latest.values().stream().anyMatch(told -> told < at)) {
            return Optional.empty();
        }
        CustomerCount sum = new CustomerCount();
        NavigableMap<Integer, CustomerCount> counts = open.firstEntry().getValue();
        counts.values().forEach(sum::merge);
        return Optional.of(new Complete(at, List.copyOf(counts.keySet()), sum));
    }

    /** Cut-offs never come into force before those that were counted earlier. */
    long notBefore(long effectMillis) {
        return Math.max(effectMillis, lastEffect);
    }

    /**
     * An instant is merged; its counts are done with.
     *
     * @param effectMillis from when on what came of them is in force; empty: nothing came of them
     */
    void merged(Complete complete, Optional<Long> effectMillis) {
        merged = complete.countedAtMillis();
        effectMillis.ifPresent(millis -> lastEffect = millis);
        open.remove(merged);
        complete.partitions().forEach(partition -> store.delete(countKey(merged, partition)));
        write();
    }

    private void write() {
        PackedWriter out = new PackedWriter();
        out.writeSigned(merged);
        out.writeSigned(lastEffect);
        out.writeSigned(partitions);
        out.writeUnsigned(latest.size());
        latest.forEach((partition, at) -> {
            out.writeSigned(partition);
            out.writeSigned(at);
        });
        store.put(key("book"), out.toByteArray());
    }

    private Bytes countKey(long countedAtMillis, int partition) {
        return key("count/" + countedAtMillis + "/" + partition);
    }

    private Bytes key(String rest) {
        return Bytes.wrap((policy.text() + "/" + rest).getBytes(StandardCharsets.UTF_8));
    }
}

package io.tierengine.streams.cutoff;

import io.tierengine.contract.topic.PolicyKey;
import io.tierengine.core.rfm.CutoffTable;
import io.tierengine.core.rfm.RfmCutoffs;
import io.tierengine.streams.serde.Poison;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cut-offs that were published, as every instance holds them whole: a global table of their topic, values as they are on it. Read into a
 * table once after each change, for all tasks and questions of the instance.
 */
public final class PublishedCutoffs {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedCutoffs.class);

    private final String topic;
    private final Deserializer<io.tierengine.contract.RfmCutoffs> values;
    private final AtomicLong changes = new AtomicLong();
    private final Map<PolicyKey, Read> tables = new ConcurrentHashMap<>();

    /** A table, and after how many changes of the store it was read. */
    private record Read(long changes, CutoffTable table) {}

    /** @param values of the topic */
    public PublishedCutoffs(String topic, Deserializer<io.tierengine.contract.RfmCutoffs> values) {
        this.topic = topic;
        this.values = values;
    }

    /** The store has changed. */
    public void changed() {
        changes.incrementAndGet();
    }

    /**
     * All that were published for a policy.
     *
     * @param store the global table
     * @return the same object as before if nothing has changed
     */
    public CutoffTable table(ReadOnlyKeyValueStore<Bytes, byte[]> store, PolicyKey policy) {
        Read known = tables.get(policy);
        if (known != null && known.changes() == changes.get()) {
            return known.table();
        }
        return tables.compute(policy, (name, before) -> readAgain(store, name, before))
                .table();
    }

    private Read readAgain(ReadOnlyKeyValueStore<Bytes, byte[]> store, PolicyKey policy, @Nullable Read before) {
        long now = changes.get();
        return new Read(now, read(store, policy, before == null ? CutoffTable.EMPTY : before.table()));
    }

    /** What is as before stays the same object: the core keeps what it has worked out of it. */
    private CutoffTable read(ReadOnlyKeyValueStore<Bytes, byte[]> store, PolicyKey policy, CutoffTable before) {
        CutoffTable table = CutoffTable.EMPTY;
        String begin = policy.text() + "/";
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                String key = new String(entry.key.get(), StandardCharsets.UTF_8);
                if (key.startsWith(begin)) {
                    Optional<RfmCutoffs> cutoffs = read(key, entry.value);
                    table = cutoffs.isEmpty() ? table : table.with(known(cutoffs.get(), before));
                }
            }
        }
        return table.all().equals(before.all()) ? before : table;
    }

    private static RfmCutoffs known(RfmCutoffs cutoffs, CutoffTable before) {
        int place = before.all().indexOf(cutoffs);
        return place < 0 ? cutoffs : before.all().get(place);
    }

    private Optional<RfmCutoffs> read(String key, byte[] value) {
        try {
            return Optional.of(CutoffRecords.of(values.deserialize(topic, value)));
        } catch (RuntimeException e) {
            Optional<Poison> poison = Poison.classify(e);
            if (poison.isEmpty() && !(e instanceof IllegalArgumentException)) {
                throw e;
            }
            LOG.error("The record with the key {} in topic {} holds no cut-offs and is passed over", key, topic, e);
            return Optional.empty();
        }
    }
}

package io.tierengine.streams.customer;

import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.CustomerStateCodec;
import io.tierengine.core.customer.TierChanges;
import io.tierengine.core.customer.TierDecider;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the customers of a partition one after the other, as they are stored, so that those at hand stay those used last. What has
 * changed must have been written before. Nothing is written here: a look is at a copy.
 */
final class CustomerScan {

    private final KeyValueStore<Bytes, byte[]> store;
    private final KeyValueStore<Bytes, byte[]> histories;
    private final TierDecider decider;
    private final CustomerStateCodec codec;

    CustomerScan(KeyValueStore<Bytes, byte[]> store, KeyValueStore<Bytes, byte[]> histories, TierDecider decider) {
        this.store = store;
        this.histories = histories;
        this.decider = decider;
        this.codec = new CustomerStateCodec(decider);
    }

    /** The next customers in the order of their keys: {@link #after(KeyValueStore, Bytes, int)}. */
    List<KeyValue<Bytes, byte[]>> after(@Nullable Bytes last, int most) {
        return after(store, last, most);
    }

    /**
     * The next customers in the order of their keys, as they are stored.
     *
     * @param last the one after which to begin; null: at the first
     */
    static List<KeyValue<Bytes, byte[]>> after(KeyValueStore<Bytes, byte[]> store, @Nullable Bytes last, int most) {
        List<KeyValue<Bytes, byte[]>> found = new ArrayList<>(most);
        try (KeyValueIterator<Bytes, byte[]> customers = store.range(last == null ? null : next(last), null)) {
            while (found.size() < most && customers.hasNext()) {
                found.add(customers.next());
            }
        }
        return found;
    }

    /** The first key behind one. */
    private static Bytes next(Bytes key) {
        byte[] longer = new byte[key.get().length + 1];
        System.arraycopy(key.get(), 0, longer, 0, key.get().length);
        return Bytes.wrap(longer);
    }

    /** Tells at which counting instants up to one a customer is to be counted that hasn't come to them yet. */
    void count(KeyValue<Bytes, byte[]> stored, long toMillis, TierChanges counts) {
        CustomerState state = read(stored);
        if (state.asOfMillis() < toMillis) {
            if (decider.needsHistoryToCount(state, toMillis)) {
                bringHistory(state, stored.key);
            }
            decider.count(state, toMillis, counts);
        }
    }

    /**
     * Whether there is something to tell about a customer, or it must be looked at sooner than its timer says, because other cut-offs
     * have come into force.
     *
     * @param effectMillis when
     * @param clockMillis up to when it is looked at
     */
    boolean isMoved(KeyValue<Bytes, byte[]> stored, long effectMillis, long clockMillis) {
        CustomerState state = read(stored);
        if (state.asOfMillis() >= effectMillis) {
            return false;
        }
        if (decider.needsHistory(state, clockMillis)) {
            bringHistory(state, stored.key);
        }
        Told told = new Told();
        decider.advance(state, clockMillis, told);
        if (told.isToBeSent()) {
            return true;
        }
        if (decider.nextInstantMillis(state) >= state.timerMillis()) {
            return false;
        }
        bringHistory(state, stored.key);
        return decider.silentUntilMillis(state, Customers.MOST_EVALUATIONS_AHEAD) < state.timerMillis();
    }

    private CustomerState read(KeyValue<Bytes, byte[]> stored) {
        return codec.decode(new String(stored.key.get(), StandardCharsets.UTF_8), StoredForm.state(stored.value));
    }

    private void bringHistory(CustomerState state, Bytes key) {
        if (state.isHistoryAway()) {
            codec.readHistory(state, histories.get(key));
        }
    }
}

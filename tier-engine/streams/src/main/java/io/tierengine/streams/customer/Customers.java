package io.tierengine.streams.customer;

import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.CustomerStateCodec;
import io.tierengine.core.customer.TierDecider;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The customers of one partition, each with one timer at most: at or before the next instant at which anything can change. A
 * timer is moved only when that instant comes nearer; one that turns out to be early is set anew when it is due. So a
 * customer who is active moves no timers.
 */
final class Customers {

    private final KeyValueStore<Bytes, byte[]> store;
    private final Timers timers;
    private final TierDecider decider;
    private final CustomerStateCodec codec;

    Customers(KeyValueStore<Bytes, byte[]> store, Timers timers, TierDecider decider) {
        this.store = store;
        this.timers = timers;
        this.decider = decider;
        this.codec = new CustomerStateCodec(decider);
    }

    CustomerState load(byte[] key) {
        byte[] stored = store.get(Bytes.wrap(key));
        String customerId = new String(key, StandardCharsets.UTF_8);
        return stored == null ? decider.newCustomer(customerId) : codec.decode(customerId, stored);
    }

    void save(byte[] key, CustomerState state) {
        long next = decider.nextInstantMillis(state);
        if (next < state.timerMillis()) {
            if (state.timerMillis() != TierDecider.NEVER) {
                timers.clear(state.timerMillis(), key);
            }
            timers.set(next, key);
            state.setTimerMillis(next);
        }
        store.put(Bytes.wrap(key), codec.encode(state));
    }
}

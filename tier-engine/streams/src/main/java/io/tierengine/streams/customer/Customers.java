package io.tierengine.streams.customer;

import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.CustomerStateCodec;
import io.tierengine.core.customer.TierChanges;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Intake;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The customers of one partition. Those used last are kept at hand, unpacked; what has changed is written once per commit
 * ({@link #flush}), or when its customer has to make room for another.
 *
 * <p>Each customer has one timer at most: at or before the next instant at which anything can change. It is moved only when
 * that instant comes nearer. One that is due is set anew for the next instant at which there is something to tell: a customer who
 * is active moves few timers, and one who is silent is left alone.
 *
 * <p>A customer is two records ({@link CustomerStateCodec}): the second, its history, is read when it is needed and written when
 * it has grown.
 */
final class Customers {

    /** Of a customer in memory without its days and ids: objects, arrays, its place in the map. */
    private static final int BYTES_PER_CUSTOMER = 900;

    /** Trying out time costs a fraction of a microsecond for each, storing a timer and firing it several. */
    static final int MOST_EVALUATIONS_AHEAD = 32;

    private static final int BYTES_PER_TILE = 40;
    private static final int BYTES_PER_EVENT = 16;

    private final KeyValueStore<Bytes, byte[]> store;
    private final KeyValueStore<Bytes, byte[]> histories;
    private final Timers timers;
    private final TierDecider decider;
    private final CustomerStateCodec codec;
    private final StateMemory memory;
    private final boolean isExplained;

    /** Least recently used first. */
    private final LinkedHashMap<Bytes, LoadedCustomer> atHand = new LinkedHashMap<>(1024, 0.75f, true);

    private final List<LoadedCustomer> changed = new ArrayList<>();
    private final List<KeyValue<Bytes, byte[]>> batch = new ArrayList<>();

    /** @param isExplained whether tier changes carry explanations */
    Customers(
            KeyValueStore<Bytes, byte[]> store,
            KeyValueStore<Bytes, byte[]> histories,
            Timers timers,
            TierDecider decider,
            StateMemory memory,
            boolean isExplained) {
        this.store = store;
        this.histories = histories;
        this.timers = timers;
        this.decider = decider;
        this.codec = new CustomerStateCodec(decider);
        this.memory = memory;
        this.isExplained = isExplained;
    }

    /** The customer with a key, a new one if there is none yet. */
    LoadedCustomer find(Bytes key) {
        LoadedCustomer known = atHand.get(key);
        if (known != null) {
            return known;
        }
        LoadedCustomer loaded = new LoadedCustomer(key, read(key));
        weigh(loaded);
        atHand.put(key, loaded);
        makeRoom();
        return loaded;
    }

    private CustomerState read(Bytes key) {
        byte[] stored = store.get(key);
        String customerId = new String(key.get(), StandardCharsets.UTF_8);
        return stored == null ? decider.newCustomer(customerId) : codec.decode(customerId, stored);
    }

    private void weigh(LoadedCustomer customer) {
        CustomerState state = customer.state();
        int bytes = BYTES_PER_CUSTOMER
                + BYTES_PER_TILE * state.tileCount()
                + BYTES_PER_EVENT * state.rememberedEventCount();
        memory.take((long) bytes - customer.bytes());
        customer.occupies(bytes);
    }

    private void makeRoom() {
        Iterator<Map.Entry<Bytes, LoadedCustomer>> leastUsed = atHand.entrySet().iterator();
        while (memory.isExceeded() && atHand.size() > 1) {
            LoadedCustomer leaving = leastUsed.next().getValue();
            leastUsed.remove();
            memory.take(-leaving.bytes());
            if (leaving.isChanged()) {
                store.put(leaving.key(), pack(leaving));
            }
        }
    }

    /** Advances a customer to the clock and lets it take a fact. */
    Intake accept(LoadedCustomer customer, Fact fact, long clockMillis, TierChanges changes) {
        TierChanges taker = taker(customer.key(), changes);
        Intake intake = accept(customer.state(), customer.key(), fact, clockMillis, taker);
        if (intake instanceof Intake.Accepted) {
            noteChange(customer, clockMillis, fact);
        }
        return intake;
    }

    private Intake accept(CustomerState state, Bytes key, Fact fact, long clockMillis, TierChanges changes) {
        advance(state, key, clockMillis, changes);
        if (decider.needsHistory(state, fact)) {
            bringHistory(state, key);
        }
        return decider.accept(state, fact, changes);
    }

    /** Advances a customer whose timer was due, and has none now, to the clock. */
    void fire(LoadedCustomer customer, long clockMillis, TierChanges changes) {
        customer.state().setTimerMillis(TierDecider.NEVER);
        noteChange(customer, clockMillis, null);
        advance(customer.state(), customer.key(), clockMillis, taker(customer.key(), changes));
    }

    /** Advances a customer to the clock, whatever its timer says. */
    void advance(LoadedCustomer customer, long clockMillis, TierChanges changes) {
        noteChange(customer, clockMillis, null);
        advance(customer.state(), customer.key(), clockMillis, taker(customer.key(), changes));
    }

    private TierChanges taker(Bytes key, TierChanges changes) {
        return isExplained ? new Explained(changes, state -> bringHistory(state, key)) : changes;
    }

    private void advance(CustomerState state, Bytes key, long clockMillis, TierChanges changes) {
        if (decider.needsHistory(state, clockMillis)) {
            bringHistory(state, key);
        }
        decider.advance(state, clockMillis, changes);
    }

    private void bringHistory(CustomerState state, Bytes key) {
        if (state.isHistoryAway()) {
            codec.readHistory(state, histories.get(key));
        }
    }

    /** A customer is to be written, having been advanced to the clock and, if there is one, having taken a fact. */
    void noteChange(LoadedCustomer customer, long clockMillis, @Nullable Fact fact) {
        if (!customer.isChanged()) {
            changed.add(customer);
        }
        customer.changed(clockMillis, fact);
    }

    /** Makes of a customer again what it was before the call that failed: as it was stored, and the steps noted since then. */
    void restore(LoadedCustomer customer) {
        CustomerState again = read(customer.key());
        for (LoadedCustomer.Step step : customer.steps()) {
            Fact fact = step.fact();
            if (fact == null) {
                advance(again, customer.key(), step.clockMillis(), change -> {});
            } else {
                accept(again, customer.key(), fact, step.clockMillis(), change -> {});
            }
        }
        again.setTimerMillis(customer.state().timerMillis());
        customer.replace(again);
    }

    /** Whether there are customers whose change isn't written and whose timer isn't set yet. */
    boolean hasUnwritten() {
        return !changed.isEmpty();
    }

    /** Writes what has changed. */
    void flush() {
        for (LoadedCustomer customer : changed) {
            if (customer.isChanged()) {
                batch.add(KeyValue.pair(customer.key(), pack(customer)));
                weigh(customer);
            }
        }
        changed.clear();
        if (!batch.isEmpty()) {
            store.putAll(batch);
            batch.clear();
        }
    }

    /** The bytes to store. Timer and history are brought up to date first, as they are part of them. */
    private byte[] pack(LoadedCustomer customer) {
        CustomerState state = customer.state();
        long next = customer.isSilent() ? silentUntil(customer) : decider.nextInstantMillis(state);
        if (next < state.timerMillis()) {
            if (state.timerMillis() != TierDecider.NEVER) {
                timers.clear(state.timerMillis(), customer.key().get());
            }
            timers.set(next, customer.key().get());
            state.setTimerMillis(next);
        }
        if (codec.isHistoryDue(state)) {
            bringHistory(state, customer.key());
            histories.put(customer.key(), codec.encodeHistory(state));
        }
        customer.written();
        return codec.encode(state);
    }

    private long silentUntil(LoadedCustomer customer) {
        CustomerState state = customer.state();
        bringHistory(state, customer.key());
        return decider.silentUntilMillis(state, MOST_EVALUATIONS_AHEAD);
    }

    /** Gives the memory back; nothing is written. */
    void close() {
        atHand.values().forEach(customer -> memory.take(-customer.bytes()));
        atHand.clear();
        changed.clear();
    }
}

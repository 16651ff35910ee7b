package io.tierengine.streams.customer;

import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.CustomerStateCodec;
import io.tierengine.core.customer.TierChanges;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Intake;
import io.tierengine.streams.arrival.Arrival;
import io.tierengine.streams.task.Positions;
import io.tierengine.streams.task.TaskProgress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
 * <p>Not all that has changed is written with the next commit: {@link WriteBehind}.
 *
 * <p>A customer is two records ({@link CustomerStateCodec}): the second, its history, is read when it is needed and written when
 * it has grown.
 */
final class Customers {

    /** Of a customer in memory without its days and ids: objects, arrays, its place in the map. */
    private static final int BYTES_PER_CUSTOMER = 900;

    /** Trying out time costs a fraction of a microsecond for each, storing a timer and firing it several. */
    static final int MOST_EVALUATIONS_AHEAD = 32;

    /** So many are passed over at most when room is made for one. */
    private static final int MOST_SECOND_CHANCES = 16;

    private static final int BYTES_PER_TILE = 40;
    private static final int BYTES_PER_EVENT = 16;

    private final KeyValueStore<Bytes, byte[]> store;
    private final KeyValueStore<Bytes, byte[]> histories;
    private final Timers timers;
    private final TierDecider decider;
    private final CustomerStateCodec codec;
    private final StateMemory memory;
    private final boolean isExplained;
    private final TaskProgress progress;
    private final WriteBehind writeBehind;

    /** In the order in which they came; who was used since then comes again at the end before it has to leave. */
    private final LinkedHashMap<Bytes, LoadedCustomer> atHand = new LinkedHashMap<>(1024);

    private final List<LoadedCustomer> due = new ArrayList<>();
    private final List<KeyValue<Bytes, byte[]>> batch = new ArrayList<>();

    /** @param isExplained whether tier changes carry explanations */
    Customers(
            KeyValueStore<Bytes, byte[]> store,
            KeyValueStore<Bytes, byte[]> histories,
            Timers timers,
            TierDecider decider,
            StateMemory memory,
            boolean isExplained,
            TaskProgress progress,
            WriteBehind writeBehind) {
        this.store = store;
        this.histories = histories;
        this.timers = timers;
        this.decider = decider;
        this.codec = new CustomerStateCodec(decider);
        this.memory = memory;
        this.isExplained = isExplained;
        this.progress = progress;
        this.writeBehind = writeBehind;
    }

    /** The customer with a key, a new one if there is none yet. */
    LoadedCustomer find(Bytes key) {
        LoadedCustomer known = atHand.get(key);
        if (known != null) {
            known.used(true);
            return known;
        }
        byte[] stored = store.get(key);
        Positions reached =
                stored != null && progress.isComingAgain() ? StoredForm.reached(stored, progress.topics()) : null;
        LoadedCustomer loaded = new LoadedCustomer(key, stateOf(key, stored), reached);
        weigh(loaded);
        atHand.put(key, loaded);
        makeRoom();
        return loaded;
    }

    private CustomerState stateOf(Bytes key, byte @Nullable [] stored) {
        String customerId = new String(key.get(), StandardCharsets.UTF_8);
        return stored == null ? decider.newCustomer(customerId) : codec.decode(customerId, StoredForm.state(stored));
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
        int chances = MOST_SECOND_CHANCES;
        while (memory.isExceeded() && atHand.size() > 1) {
            LoadedCustomer first = atHand.pollFirstEntry().getValue();
            if (first.isUsed() && chances > 0) {
                first.used(false);
                atHand.putLast(first.key(), first);
                chances--;
                continue;
            }
            memory.take(-first.bytes());
            if (first.isChanged()) {
                byte[] state = pack(first);
                store.put(first.key(), writeBehind.isOn() ? StoredForm.of(prefix(first), state) : state);
            }
        }
    }

    /** Advances a customer to the clock and lets it take the fact that has arrived. */
    Intake accept(LoadedCustomer customer, Arrival arrival, long clockMillis, TierChanges changes) {
        TierChanges taker = taker(customer.key(), changes);
        Intake intake = accept(customer.state(), customer.key(), arrival.fact(), clockMillis, taker);
        if (intake instanceof Intake.Accepted) {
            noteChange(customer, clockMillis, arrival);
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
        noteAdvance(customer, clockMillis);
        advance(customer.state(), customer.key(), clockMillis, taker(customer.key(), changes));
    }

    /** Advances a customer to the clock, whatever its timer says. */
    void advance(LoadedCustomer customer, long clockMillis, TierChanges changes) {
        noteAdvance(customer, clockMillis);
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

    /** A customer is to be written, having been advanced to the clock. */
    void noteAdvance(LoadedCustomer customer, long clockMillis) {
        noteChange(customer, clockMillis, null);
    }

    /** A customer is to be written, having been advanced to the clock and, if there is one, having taken a fact. */
    private void noteChange(LoadedCustomer customer, long clockMillis, @Nullable Arrival arrival) {
        if (!customer.isChanged()) {
            writeBehind.changed(customer);
        }
        long step = writeBehind.steps().add(customer.lastStep(), clockMillis, arrival);
        customer.changed(step, arrival != null);
        if (arrival == null || customer.steps() >= WriteBehind.MOST_STEPS) {
            writeBehind.mustBeWritten(customer);
        }
    }

    /** Makes of a customer again what it was before the call that failed: as it was stored, and the steps noted since then. */
    void restore(LoadedCustomer customer) {
        CustomerState again = stateOf(customer.key(), store.get(customer.key()));
        for (StepLog.Step step : writeBehind.steps().stepsTo(customer.lastStep())) {
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

    /** A customer of whom something was told is written with the commit that makes it seen. */
    void mustBeWritten(LoadedCustomer customer) {
        writeBehind.mustBeWritten(customer);
    }

    /** Whether there are customers whose change isn't written and whose timer isn't set yet. */
    boolean hasUnwritten() {
        return !writeBehind.isEmpty();
    }

    /**
     * Writes all that has changed, before the commit: so the store has everybody as they are. What changes until the commit may hold the offsets
     * back to before this.
     */
    void flushAll(long nowMillis) {
        writeBehind.hurry();
        flush(nowMillis, writeBehind.isOn());
    }

    /** Writes what has changed and doesn't wait. */
    void flush(long nowMillis) {
        flush(nowMillis, false);
    }

    private void flush(long nowMillis, boolean isHeldBack) {
        writeBehind.takeDue(nowMillis, due::add);
        boolean mayComeAgain = isHeldBack || writeBehind.since() != null || progress.isComingAgain();
        byte[] prefix = StoredForm.prefix(progress.now());
        for (LoadedCustomer customer : due) {
            byte[] state = pack(customer);
            if (mayComeAgain) {
                state = StoredForm.of(customer.reached() == null ? prefix : prefix(customer), state);
            }
            batch.add(KeyValue.pair(customer.key(), state));
            weigh(customer);
        }
        due.clear();
        if (!batch.isEmpty()) {
            store.putAll(batch);
            batch.clear();
        }
    }

    private byte[] prefix(LoadedCustomer customer) {
        return StoredForm.prefix(progress.reachedBy(customer.reached()));
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

    /** For when the timer of a stored customer is set, who may have changed since. */
    long timerMillis(Bytes key, byte[] stored) {
        LoadedCustomer known = atHand.get(key);
        return known == null
                ? codec.timerMillis(StoredForm.state(stored))
                : known.state().timerMillis();
    }

    /** Gives the memory back; nothing is written. */
    void close() {
        atHand.values().forEach(customer -> memory.take(-customer.bytes()));
        atHand.clear();
    }
}

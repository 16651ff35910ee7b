package io.tierengine.streams.customer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The next instant of each customer, in an ordered store with the key (instant, customer): eight bytes, highest first, then
 * UTF-8. What is due is a scan from the start, begun where the last one ended, so that the deletions of the past aren't
 * walked over again; the earliest instant is remembered, so that nothing is read while nothing is due.
 *
 * <p>The store is on this disk only: each customer's state tells its timer too, and {@link TimerRecovery} sets them again where they
 * are missing. A timer that its customer doesn't know is one of before, and means nothing.
 */
final class Timers {

    private static final byte[] SET = {};
    /** Behind all instants. */
    private static final Bytes GENERATION = Bytes.wrap(new byte[] {(byte) 0xFF});

    static final long NO_GENERATION = 0;

    private final KeyValueStore<Bytes, byte[]> store;
    private long earliestMillis = Long.MIN_VALUE;
    private Bytes from = keyOf(0, new byte[0]);

    Timers(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /**
     * A timer that was due, or will be.
     *
     * @param atMillis for when it was set, epoch milliseconds
     */
    record Due(long atMillis, Bytes customer) {}

    void set(long atMillis, byte[] customer) {
        Bytes key = keyOf(atMillis, customer);
        store.put(key, SET);
        noteSet(atMillis, key);
    }

    /** Sets many at once. */
    void setAll(List<Due> many) {
        List<KeyValue<Bytes, byte[]>> entries = new ArrayList<>(many.size());
        for (Due one : many) {
            Bytes key = keyOf(one.atMillis(), one.customer().get());
            entries.add(KeyValue.pair(key, SET));
            noteSet(one.atMillis(), key);
        }
        store.putAll(entries);
    }

    private void noteSet(long atMillis, Bytes key) {
        earliestMillis = Math.min(earliestMillis, atMillis);
        if (key.compareTo(from) < 0) {
            from = key;
        }
    }

    void clear(long atMillis, byte[] customer) {
        store.delete(keyOf(atMillis, customer));
    }

    /** To which generation of the task's timers these belong, all of them; {@link #NO_GENERATION} where some may be missing. */
    long generation() {
        byte[] stored = store.get(GENERATION);
        return stored == null ? NO_GENERATION : ByteBuffer.wrap(stored).getLong();
    }

    /** All timers are there; from now on these are of a generation. */
    void completeAs(long generation) {
        store.put(
                GENERATION, ByteBuffer.allocate(Long.BYTES).putLong(generation).array());
    }

    boolean mayBeDue(long clockMillis) {
        return clockMillis >= earliestMillis && clockMillis >= 0;
    }

    /** Takes out up to {@code most} timers that are due at an instant, earliest first. */
    List<Due> takeDue(long clockMillis, int most) {
        if (!mayBeDue(clockMillis)) {
            return List.of();
        }
        List<Due> due = new ArrayList<>();
        Bytes end = keyOf(Long.MAX_VALUE, new byte[0]);
        try (KeyValueIterator<Bytes, byte[]> set = store.range(from, end)) {
            earliestMillis = Long.MAX_VALUE;
            while (set.hasNext()) {
                KeyValue<Bytes, byte[]> next = set.next();
                long at = ByteBuffer.wrap(next.key.get()).getLong();
                if (at > clockMillis || due.size() == most) {
                    earliestMillis = at;
                    from = next.key;
                    break;
                }
                due.add(new Due(at, Bytes.wrap(customerOf(next.key.get()))));
            }
        }
        for (Due timer : due) {
            clear(timer.atMillis(), timer.customer().get());
        }
        return due;
    }

    private static Bytes keyOf(long atMillis, byte[] customer) {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + customer.length)
                .putLong(atMillis)
                .put(customer)
                .array());
    }

    private static byte[] customerOf(byte[] key) {
        byte[] customer = new byte[key.length - Long.BYTES];
        System.arraycopy(key, Long.BYTES, customer, 0, customer.length);
        return customer;
    }
}

package io.tierengine.streams.customer;

import io.tierengine.core.customer.TierDecider;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the timers of a partition's customers where they aren't on this disk: after it was lost, or when the partition comes from another
 * instance. Timers aren't logged, since each customer's state tells its own; what is logged is a number, their generation. Whoever begins with a
 * partition and finds timers of another generation, or none, begins a new one and goes through all customers, bit by bit, while facts are taken and
 * the timers that are set already are fired.
 *
 * <p>Timers that were on the disk already stay: those of customers who have changed elsewhere since are passed over when they are due.
 */
final class TimerRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(TimerRecovery.class);

    private static final Bytes GENERATION = Bytes.wrap("timers".getBytes(StandardCharsets.UTF_8));

    /** Few enough to stay near the bound in time, and enough for finding one's place in the store to be shared. */
    static final int AT_ONCE = 512;

    private final TaskStores stores;
    private final Timers timers;
    private final int partition;
    private final long generation;
    private boolean isNew;
    private boolean isLogged;
    private boolean due;
    private @Nullable Bytes last;
    private long looked;

    /** Finds out whether there is anything to do. */
    TimerRecovery(TaskStores stores, Timers timers, int partition) {
        this.stores = stores;
        this.timers = timers;
        this.partition = partition;
        byte[] stored = stores.task().get(GENERATION);
        long before =
                stored == null ? Timers.NO_GENERATION : ByteBuffer.wrap(stored).getLong();
        due = before == Timers.NO_GENERATION || before != timers.generation();
        isNew = due;
        generation = before + 1;
    }

    /** Whether timers may be missing yet. */
    boolean isDue() {
        return due;
    }

    /** Goes on for a bounded time, at least with a few customers. */
    void goOn(Customers customers, Duration most, LongSupplier nanoTime) {
        long begin = nanoTime.getAsLong();
        do {
            setSome(customers);
        } while (due && nanoTime.getAsLong() - begin < most.toNanos());
    }

    private void setSome(Customers customers) {
        List<KeyValue<Bytes, byte[]>> some = CustomerScan.after(stores.customers(), last, AT_ONCE);
        List<Timers.Due> found = new ArrayList<>(some.size());
        for (KeyValue<Bytes, byte[]> one : some) {
            long at = customers.timerMillis(one.key, one.value);
            if (at != TierDecider.NEVER) {
                found.add(new Timers.Due(at, one.key));
            }
            last = one.key;
        }
        timers.setAll(found);
        looked += some.size();
        if (some.size() < AT_ONCE) {
            due = false;
            last = null;
            LOG.info("Set the timers of {} customers of partition {} by their states", looked, partition);
        }
    }

    /** Part of each commit: the first one, which has what this task changes first, says that timers elsewhere are no longer all. */
    void flush() {
        if (!isNew) {
            return;
        }
        if (!isLogged) {
            stores.task()
                    .put(
                            GENERATION,
                            ByteBuffer.allocate(Long.BYTES).putLong(generation).array());
            isLogged = true;
        }
        if (!due) {
            timers.completeAs(generation);
            isNew = false;
        }
    }
}

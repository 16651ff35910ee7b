package io.tierengine.streams.customer;

import io.tierengine.contract.topic.PolicyKey;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.customer.TierChanges;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.rfm.CutoffSchedule;
import io.tierengine.core.rfm.CutoffTable;
import io.tierengine.core.rfm.RfmCutoffs;
import io.tierengine.streams.cutoff.CutoffBook;
import io.tierengine.streams.cutoff.PublishedCutoffs;
import io.tierengine.streams.cutoff.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a task does about cut-offs by percentile, if its policy has them: it counts its customers at counting instants, takes up what was
 * published, and evaluates its customers by it when that comes into force. Both need a look at each customer, which takes many ticks.
 */
final class CutoffWork {

    private static final Logger LOG = LoggerFactory.getLogger(CutoffWork.class);

    /** Few enough to stay near the bound in time, and enough for finding one's place in the store to be shared. */
    static final int AT_ONCE = 64;

    private final Task task;
    private final CutoffBook book;
    private final PolicyKey policy;
    private CutoffTable table = CutoffTable.EMPTY;

    /**
     * What it works with.
     *
     * @param published as every instance has it
     * @param partition of the customers
     */
    record Task(
            TaskStores stores,
            Customers customers,
            CustomerScan scan,
            TierDecider decider,
            PublishedCutoffs published,
            EngineStatistics statistics,
            int partition,
            LongSupplier nanoTime) {}

    /**
     * Who takes what comes of it.
     *
     * @param sealed a count to which nothing is added any more
     * @param moved a customer about whom other cut-offs change something: it is to be advanced to the clock
     */
    record Outcome(Consumer<CutoffBook.Sealed> sealed, Consumer<Bytes> moved) {}

    CutoffWork(Task task, CutoffSchedule schedule, long clockMillis) {
        this.task = task;
        Policy decided = task.decider().policy();
        policy = new PolicyKey(decided.name(), decided.version());
        book = new CutoffBook(schedule, task.stores().task());
        takeUp(clockMillis);
    }

    /** Takes up what was published since the last time. */
    void takeUp(long clockMillis) {
        CutoffTable latest = task.published().table(task.stores().cutoffs(), policy);
        if (latest.equals(table)) {
            return;
        }
        table = latest;
        task.decider().setCutoffs(table);
        for (RfmCutoffs late : book.learn(table, clockMillis)) {
            task.statistics().countLateCutoffs();
            LOG.error(
                    "Cut-offs as of {} came to partition {} when its clock was at {} already, and they are in force from {}: until now others"
                            + " were used here. A longer tier.cutoff-margin leaves more time",
                    Instant.ofEpochMilli(late.countedAtMillis()),
                    task.partition(),
                    Instant.ofEpochMilli(clockMillis),
                    Instant.ofEpochMilli(late.effectiveFromMillis()));
        }
    }

    /** Customers were counted while they were advanced. */
    void counted(Bytes customer, List<Told.Counted> counts) {
        for (Told.Counted one : counts) {
            book.advancedPast(customer, one.atMillis(), one.recencyDays(), one.frequency(), one.monetary());
        }
    }

    /** Whether there is anything to go on with. */
    boolean isDue(long clockMillis) {
        return book.isAnythingDue(clockMillis, table);
    }

    /** Whether decisions are still to come of cut-offs that are in force. */
    boolean isBehind(long clockMillis) {
        return book.isEffectDue(clockMillis, table);
    }

    /**
     * Goes on for a bounded time, at least with a few customers.
     *
     * @param nowMillis wall time
     */
    void goOn(long clockMillis, long nowMillis, Duration most, Outcome outcome) {
        long begin = task.nanoTime().getAsLong();
        task.customers().flushAll(nowMillis);
        boolean more = true;
        while (more) {
            more = goOn(clockMillis, outcome) && task.nanoTime().getAsLong() - begin < most.toNanos();
        }
    }

    private boolean goOn(long clockMillis, Outcome outcome) {
        Sweep effects = book.effects(clockMillis, table);
        if (effects != null) {
            long effect = effects.throughMillis();
            boolean all = lookAtSome(effects, one -> {
                if (task.scan().isMoved(one, effect, clockMillis)) {
                    outcome.moved().accept(one.key);
                }
            });
            if (all) {
                book.effected();
            }
            return true;
        }
        Sweep counting = book.counting(clockMillis);
        if (counting != null) {
            long through = counting.throughMillis();
            Counting counts = new Counting(book);
            boolean all = lookAtSome(counting, one -> task.scan().count(one, through, counts));
            if (all) {
                book.seal().forEach(outcome.sealed());
            }
            return true;
        }
        return false;
    }

    /** Looks at the next customers; true if these were all. */
    private boolean lookAtSome(Sweep sweep, Consumer<KeyValue<Bytes, byte[]>> look) {
        List<KeyValue<Bytes, byte[]>> some = task.scan().after(sweep.last(), AT_ONCE);
        for (KeyValue<Bytes, byte[]> one : some) {
            look.accept(one);
            book.passed(sweep, one.key);
        }
        task.statistics().countSwept(some.size());
        return some.size() < AT_ONCE;
    }

    /** Writes what has changed. */
    void flush() {
        book.flush();
    }

    /** Hears where the customers stand that are looked at. */
    private record Counting(CutoffBook book) implements TierChanges {

        @Override
        public void changed(TierChange change) {}

        @Override
        public void counted(String customerId, long atMillis, long recencyDays, long frequency, long monetary) {
            book.swept(atMillis, recencyDays, frequency, monetary);
        }
    }
}

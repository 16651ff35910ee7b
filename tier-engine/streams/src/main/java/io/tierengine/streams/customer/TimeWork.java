package io.tierengine.streams.customer;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What passing time gives a task to do, each for a bounded time per tick: setting timers that aren't on this disk, counting and moving customers by
 * cut-offs, and firing what is due.
 */
final class TimeWork {

    private final Timers timers;
    private final TimerBatches batches;
    private final TimerRecovery recovery;
    private final Supplier<Session> session;
    private final LongSupplier nanoTime;
    private final Decisions decisions;

    /**
     * Who decides about the customers that are found.
     *
     * @param fire a timer was due, and is taken out
     */
    record Decisions(Consumer<Timers.Due> fire, CutoffWork.Outcome cutoffs) {}

    /**
     * For one task.
     *
     * @param session asked for once there are customers
     * @param nanoTime by which work is bounded
     */
    TimeWork(TaskStores stores, int partition, Supplier<Session> session, LongSupplier nanoTime, Decisions decisions) {
        timers = new Timers(stores.timers());
        batches = new TimerBatches(timers, nanoTime);
        recovery = new TimerRecovery(stores, timers, partition);
        this.session = session;
        this.nanoTime = nanoTime;
        this.decisions = decisions;
    }

    Timers timers() {
        return timers;
    }

    /**
     * Goes on.
     *
     * @param clockMillis of the partition
     * @param nowMillis wall time
     * @param most how long
     * @return how many timers were fired
     */
    int goOn(long clockMillis, long nowMillis, Duration most) {
        Duration left = most;
        if (clockMillis != PartitionClock.UNSET) {
            left = left.minus(recover(clockMillis, left));
            left = left.minus(workOnCutoffs(clockMillis, nowMillis, left));
        }
        return batches.fire(clockMillis, left, decisions.fire());
    }

    /** For half of the time at most if timers that are set need theirs; tells how much was given to it. */
    private Duration recover(long clockMillis, Duration most) {
        if (!recovery.isDue()) {
            return Duration.ZERO;
        }
        Duration part = timers.mayBeDue(clockMillis) ? most.dividedBy(2) : most;
        recovery.goOn(session.get().customers(), part, nanoTime);
        return part;
    }

    /** For half of the time at most, as timers need theirs; tells how much was given to it. */
    private Duration workOnCutoffs(long clockMillis, long nowMillis, Duration most) {
        CutoffWork cutoffs = session.get().cutoffs();
        if (cutoffs == null) {
            return Duration.ZERO;
        }
        cutoffs.takeUp(clockMillis);
        if (!cutoffs.isDue(clockMillis)) {
            return Duration.ZERO;
        }
        Duration half = most.dividedBy(2);
        cutoffs.goOn(clockMillis, nowMillis, half, decisions.cutoffs());
        return half;
    }

    /** Whether timers may be due at an instant that haven't been fired, or may be missing yet. */
    boolean isBehind(long clockMillis) {
        return timers.mayBeDue(clockMillis) || (recovery.isDue() && clockMillis != PartitionClock.UNSET);
    }

    /** Part of each commit. */
    void flush() {
        recovery.flush();
    }
}

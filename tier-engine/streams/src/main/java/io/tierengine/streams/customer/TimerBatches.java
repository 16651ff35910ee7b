package io.tierengine.streams.customer;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Fires due timers for a bounded time, so that facts and the commit get their turn however many are due.
 *
 * <p>Time is taken from a clock of nanoseconds that moves while timers are fired: that of a task's context stands still until the
 * punctuation is over.
 */
final class TimerBatches {

    /** Few enough for a batch of slow ones to stay near the bound, and enough for a scan of the store to be shared. */
    static final int AT_ONCE = 16;

    private final Timers timers;
    private final LongSupplier nanoTime;

    TimerBatches(Timers timers, LongSupplier nanoTime) {
        this.timers = timers;
        this.nanoTime = nanoTime;
    }

    /**
     * Fires what is due, earliest first, until there is nothing more or the time is up.
     *
     * @param clockMillis up to when timers are due
     * @param most how long to go on
     * @return how many were fired
     */
    int fire(long clockMillis, Duration most, Consumer<Timers.Due> action) {
        long begin = nanoTime.getAsLong();
        int fired = 0;
        do {
            List<Timers.Due> due = timers.takeDue(clockMillis, AT_ONCE);
            due.forEach(action);
            fired += due.size();
        } while (timers.mayBeDue(clockMillis) && nanoTime.getAsLong() - begin < most.toNanos());
        return fired;
    }
}

package io.tierengine.streams.customer;

import java.time.Duration;

/**
 * How the tasks of one stream thread share its time between facts and timers. Kafka Streams runs punctuations as often as they are due and takes fewer
 * records between them the longer they last, so timers without a limit would keep facts waiting: while facts come, timers get half of the time, all tasks
 * of the thread together.
 */
final class ThreadShare {

    private static final ThreadLocal<ThreadShare> OF_THREAD = ThreadLocal.withInitial(ThreadShare::new);

    private int tasks;
    private long facts;

    /** One task more on the calling thread. */
    static ThreadShare join() {
        ThreadShare share = OF_THREAD.get();
        share.tasks++;
        return share;
    }

    /** The task that joined is gone. */
    void leave() {
        tasks--;
    }

    /** A fact was taken, by whichever task. */
    void countFact() {
        facts++;
    }

    /** Facts of all tasks so far. */
    long facts() {
        return facts;
    }

    /**
     * How long one task may fire timers at a tick.
     *
     * @param factsBefore as many there were at the task's last tick
     * @param tick time from one to the next
     * @param most when there are no facts
     */
    Duration forTimers(long factsBefore, Duration tick, Duration most) {
        if (facts == factsBefore) {
            return most;
        }
        Duration share = tick.dividedBy(2L * Math.max(1, tasks));
        return share.compareTo(most) < 0 ? share : most;
    }
}

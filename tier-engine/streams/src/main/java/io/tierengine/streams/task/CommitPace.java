package io.tierengine.streams.task;

/**
 * How soon a stream thread commits when output waits for it. What is decided is seen when it is committed, so the sooner the better; but a commit keeps
 * the thread from its work until the broker has answered. So a thread commits ahead of Kafka Streams' commit interval only if it has had time left, waiting for records
 * to come, and if committing takes no more than a part of its time: where there is little to do commits are quick and follow each other closely, and a
 * thread that has fallen behind its facts commits by the interval alone until it has caught up.
 *
 * <p>The thread's producer tells how long commits take, its consumer how long it waits; its tasks ask whether a commit is due. Not for several threads.
 */
public final class CommitPace {

    /** One part in so many of the time goes into commits at most. */
    private static final int COMMITTING = 10;

    /** One part in so many of the time since the last commit went by waiting at least. */
    private static final int WAITING = 4;

    private static final long LEAST_NANOS = 10_000_000;
    private static final int SMOOTHING = 4;
    private static final ThreadLocal<CommitPace> OF_THREAD = ThreadLocal.withInitial(CommitPace::new);

    private long tookNanos;
    private long endedNanos = Long.MIN_VALUE;
    private long waitedNanos;

    CommitPace() {}

    /** The one of the calling thread. */
    public static CommitPace ofThread() {
        return OF_THREAD.get();
    }

    /**
     * The thread has committed.
     *
     * @param fromNanos when it began, of a clock of nanoseconds
     * @param toNanos when it was done
     */
    public void committed(long fromNanos, long toNanos) {
        tookNanos += (toNanos - fromNanos - tookNanos) / SMOOTHING;
        endedNanos = toNanos;
        waitedNanos = 0;
    }

    /** The thread has asked for records, which took that long. */
    public void waited(long nanos) {
        waitedNanos += nanos;
    }

    /**
     * Whether output that waits is to be committed now.
     *
     * @param nowNanos of the same clock
     */
    public boolean isDue(long nowNanos) {
        if (endedNanos == Long.MIN_VALUE) {
            return true;
        }
        long since = nowNanos - endedNanos;
        return since >= Math.max(LEAST_NANOS, (COMMITTING - 1) * tookNanos) && waitedNanos >= since / WAITING;
    }
}

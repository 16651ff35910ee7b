package io.tierengine.benchmarks.scenario.fact;

import io.tierengine.contract.Transaction;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends live facts at a fixed rate, each at its intended instant, whatever has become of those before it. Where the sender falls behind,
 * it sends what is due at once; waits count from the intended instants, so nothing of a pause is left out ("coordinated
 * omission"). It looks at the time every half a millisecond: on a machine that it shares, a tighter loop would be the load.
 */
public final class OpenLoop implements AutoCloseable {

    private static final long LOOK_NANOS = 500_000;

    private final FactProducer producer;
    private final LiveFacts facts;
    private final double perNano;
    private final long beginNanos = System.nanoTime();
    private final long beginMillis;
    private final Thread sender;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private volatile boolean ending;
    private volatile long worstLagNanos;

    /**
     * Begins to send.
     *
     * @param beginMillis when the first fact occurs, epoch milliseconds; from there on in real time
     */
    public OpenLoop(FactProducer producer, LiveFacts facts, double factsPerSecond, long beginMillis) {
        this.producer = producer;
        this.facts = facts;
        this.perNano = factsPerSecond / 1e9;
        this.beginMillis = beginMillis;
        sender = Thread.ofPlatform().daemon().name("open-loop").start(this::send);
    }

    /** When it is that instant in the facts' own time, by {@link System#nanoTime()}. */
    public long nanosAt(long occurredAtMillis) {
        return beginNanos + (occurredAtMillis - beginMillis) * 1_000_000;
    }

    public long beginNanos() {
        return beginNanos;
    }

    /** How far behind its intended instant a fact was handed to the producer at worst. */
    public long worstLagNanos() {
        return worstLagNanos;
    }

    private void send() {
        try {
            long number = 0;
            while (!ending) {
                long intended = beginNanos + (long) (number / perNano);
                long behind = System.nanoTime() - intended;
                if (behind < 0) {
                    LockSupport.parkNanos(Math.max(LOOK_NANOS, -behind));
                    continue;
                }
                worstLagNanos = Math.max(worstLagNanos, behind);
                Transaction fact = facts.next(beginMillis + (intended - beginNanos) / 1_000_000, intended);
                if (fact == null) {
                    throw new IllegalStateException(
                            "the live facts have run out; the scenario took longer than foreseen");
                }
                producer.send(fact);
                number++;
            }
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    /**
     * Sends no more; all that was sent is on the broker.
     *
     * @throws IllegalStateException if it had stopped by itself
     */
    public void end() throws IOException, InterruptedException {
        ending = true;
        sender.join();
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("live facts could not be sent: " + failed.getMessage(), failed);
        }
        producer.flush();
    }

    @Override
    public void close() {
        ending = true;
    }
}

package io.tierengine.cli.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * When to end: on SIGINT or SIGTERM, or when the time is up. The JVM waits meanwhile, so that everything can be closed in order.
 */
final class Ending implements AutoCloseable {

    /** Longer than the engine may take to stop. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final long endNanos;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicBoolean starting = new AtomicBoolean(true);
    private final Thread worker = Thread.currentThread();
    private final Thread hook = new Thread(this::askAndWait, "demo-end");

    /** @param limit of the demo's life, from now on */
    Ending(Duration limit) {
        endNanos = System.nanoTime() + limit.toNanos();
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void askAndWait() {
        asked.countDown();
        if (starting.get()) {
            worker.interrupt();
        }
        try {
            closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From now on the demo looks by itself whether it is asked to end; before, it is interrupted. */
    void started() {
        starting.set(false);
    }

    /** Whether it is time to end, after waiting for that so long. */
    boolean isAskedWithin(long millis) throws InterruptedException {
        long left = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
        return asked.await(Math.max(0, Math.min(millis, left)), TimeUnit.MILLISECONDS) || left <= 0;
    }

    /** Whether it is time to end. */
    boolean isAsked() {
        return asked.getCount() == 0 || System.nanoTime() >= endNanos;
    }

    /** Everything is closed, and the JVM may go. */
    @Override
    public void close() {
        closed.countDown();
        if (asked.getCount() > 0) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}

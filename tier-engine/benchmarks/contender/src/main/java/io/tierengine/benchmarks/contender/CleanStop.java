package io.tierengine.benchmarks.contender;

import java.util.concurrent.CountDownLatch;

/**
 * Lets a contender end in good order on SIGTERM: what it has in hand is committed, since a transaction that is left open hides
 * what later contenders write to the same topic until it times out.
 */
public final class CleanStop {

    private CleanStop() {}

    /** What ends a contender. */
    @FunctionalInterface
    public interface Ending {
        void end() throws Exception;
    }

    /** Runs the ending when the JVM is asked to stop. A failure is told; the JVM ends in any case. */
    public static void onTermination(Ending ending) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                ending.end();
            } catch (Exception e) {
                System.err.println("The contender didn't stop in good order");
                e.printStackTrace();
            }
        }));
    }

    /** Ends the JVM at once, with the reason on standard error, running no ending. */
    public static void giveUp(Throwable reason) {
        reason.printStackTrace();
        Runtime.getRuntime().halt(1);
    }

    /** Keeps the main thread until the JVM ends. */
    public static void awaitTermination() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}

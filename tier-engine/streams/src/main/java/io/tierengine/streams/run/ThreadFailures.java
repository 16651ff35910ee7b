package io.tierengine.streams.run;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.streams.policy.PolicyUnusableException;
import io.tierengine.streams.registry.RegistryUnavailableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * Tells failures that pass, after which a thread is replaced, from those that come back for ever. A registry that can't be
 * reached passes, however long it takes: its client has waited before it gave up.
 */
public final class ThreadFailures {

    private static final int MOST = 10;
    private static final Duration WITHIN = Duration.ofMinutes(5);

    private final Deque<Long> recent = new ArrayDeque<>();

    /** Whether a thread that failed so is to be replaced. */
    public synchronized boolean isPassing(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CorruptStateException
                    || cause instanceof PolicyUnusableException
                    || cause instanceof AuthorizationException
                    || cause instanceof AuthenticationException
                    || cause instanceof Error) {
                return false;
            }
            if (cause instanceof RegistryUnavailableException) {
                return true;
            }
        }
        long now = System.nanoTime();
        while (!recent.isEmpty() && now - recent.getFirst() > WITHIN.toNanos()) {
            recent.removeFirst();
        }
        recent.addLast(now);
        return recent.size() <= MOST;
    }
}

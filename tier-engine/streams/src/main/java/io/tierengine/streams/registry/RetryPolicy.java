package io.tierengine.streams.registry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and when a request without an answer is made again. One try goes through all URLs; the wait before the next doubles
 * each time, and a random part of it is waited, so that clients that failed together don't come back together.
 *
 * @param retries   tries after the first
 * @param firstWait longest wait before the first of them
 * @param maxWait   longest wait before any of them
 */
public record RetryPolicy(int retries, Duration firstWait, Duration maxWait) {

    public RetryPolicy {
        if (retries < 0 || firstWait.isNegative() || maxWait.compareTo(firstWait) < 0) {
            throw new IllegalArgumentException(
                    "Retries of the registry can't be " + retries + " with waits from " + firstWait + " to " + maxWait
                            + "; the number and the first wait can't be negative, nor the first wait above the longest.");
        }
    }

    /** Between half of the doubled wait and all of it. {@code retry} counts from 1. */
    Duration waitBefore(int retry, RandomGenerator random) {
        long longest = maxWait.toMillis();
        long doubled = firstWait.toMillis();
        for (int i = 1; i < retry && doubled < longest; i++) {
            doubled *= 2;
        }
        long bound = Math.min(doubled, longest);
        return Duration.ofMillis(bound - (bound == 0 ? 0 : random.nextLong(bound / 2 + 1)));
    }
}

package io.tierengine.sandbox;

import java.time.Duration;

/** The instant, by the monotonic clock, after which nobody waits any longer. */
record Deadline(long nanoTime) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean hasPassed() {
        return remaining().isNegative();
    }

    Duration remaining() {
        return Duration.ofNanos(nanoTime - System.nanoTime());
    }
}

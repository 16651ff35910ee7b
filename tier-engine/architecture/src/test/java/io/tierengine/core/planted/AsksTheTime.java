package io.tierengine.core.planted;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;

/** Planted: the core asks for the time, in each way that there is. */
@NullMarked
final class AsksTheTime {

    long bySystem() {
        return System.currentTimeMillis();
    }

    Instant byCall() {
        return Instant.now();
    }

    Supplier<Instant> byReference() {
        return Instant::now;
    }

    Instant byClock(Clock clock) {
        return clock.instant();
    }
}

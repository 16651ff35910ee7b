package io.tierengine.server.life;

import io.tierengine.streams.customer.EngineStatistics;
import io.tierengine.streams.run.EngineSettings;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What time it is for customers: that of their facts. It is wall time but while history is read, or played; then "today" and "in ten days" are meant by
 * the facts' own time.
 */
@Singleton
public final class EngineClock {

    private final EngineSource engines;
    private final long latenessMillis;

    EngineClock(EngineSource engines, EngineSettings settings) {
        this.engines = engines;
        latenessMillis = settings.processing().allowedLateness().toMillis();
    }

    /** Now, as the latest partition of this instance has it, never later than wall time; wall time while no partition has a clock. */
    public Instant now() {
        Instant wall = Instant.now();
        OptionalLong latest = engines.engine().stream()
                .flatMap(engine -> engine.statistics().partitions().values().stream())
                .mapToLong(EngineStatistics.PartitionStatus::clockMillis)
                .filter(millis -> millis != Long.MIN_VALUE)
                .max();
        if (latest.isEmpty()) {
            return wall;
        }
        // The clock of a partition lies behind its latest fact by as much as facts may be late.
        Instant told = Instant.ofEpochMilli(latest.getAsLong() + latenessMillis);
        return told.isBefore(wall) ? told : wall;
    }
}

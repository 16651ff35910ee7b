package io.tierengine.server.status;

import io.micronaut.scheduling.annotation.Scheduled;
import io.tierengine.server.life.EngineProbe;
import io.tierengine.server.life.EngineSource;
import io.tierengine.server.life.EngineStatus.Phase;
import io.tierengine.streams.customer.EngineStatistics;
import io.tierengine.streams.run.TierEngine;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Looks at the engine's counts once a second, so that what was done per second of late can be told. */
@Singleton
class EngineWatch {

    private static final int SAMPLES = 11;
    private static final double NANOS_PER_SECOND = 1e9;

    private final EngineProbe probe;
    private final EngineSource engines;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private Phase phase = Phase.PREPARING;
    private Instant since = Instant.now();
    private long mostToRestore;

    EngineWatch(EngineProbe probe, EngineSource engines) {
        this.probe = probe;
        this.engines = engines;
    }

    /** Counts at an instant. */
    private record Sample(long nanos, long facts, long changes, long refused) {

        static Sample of(EngineStatistics statistics) {
            return new Sample(
                    System.nanoTime(),
                    statistics.factsAccepted() + statistics.factsDuplicate(),
                    statistics.tierChanges(),
                    statistics.recordsRefused());
        }
    }

    /** Done per second, over the last ten seconds or less. */
    record Rates(double facts, double changes, double refused) {}

    /**
     * What was seen.
     *
     * @param since when the phase was seen first
     * @param mostToRestore the most records that there were to restore in this phase
     */
    record Seen(Phase phase, Instant since, Rates rates, long mostToRestore) {}

    @Scheduled(fixedRate = "1s")
    synchronized void look() {
        Phase now = probe.status().phase();
        if (now != phase) {
            phase = now;
            since = Instant.now();
            mostToRestore = 0;
        }
        mostToRestore = Math.max(mostToRestore, probe.status().restoringRecords());
        TierEngine engine = engines.engine().orElse(null);
        if (engine != null) {
            samples.addLast(Sample.of(engine.statistics()));
            if (samples.size() > SAMPLES) {
                samples.removeFirst();
            }
        }
    }

    synchronized Seen seen() {
        return new Seen(phase, since, rates(samples.peekFirst(), samples.peekLast()), mostToRestore);
    }

    private static Rates rates(@Nullable Sample first, @Nullable Sample last) {
        if (first == null || last == null || last.nanos() == first.nanos()) {
            return new Rates(0, 0, 0);
        }
        double seconds = (last.nanos() - first.nanos()) / NANOS_PER_SECOND;
        return new Rates(
                perSecond(last.facts() - first.facts(), seconds),
                perSecond(last.changes() - first.changes(), seconds),
                perSecond(last.refused() - first.refused(), seconds));
    }

    /** With one decimal place. */
    private static double perSecond(long count, double seconds) {
        return Math.round(10 * count / seconds) / 10.0;
    }
}

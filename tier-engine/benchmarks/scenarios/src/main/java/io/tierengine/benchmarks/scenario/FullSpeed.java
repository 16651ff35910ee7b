package io.tierengine.benchmarks.scenario;

import io.tierengine.benchmarks.scenario.change.Arrivals;
import io.tierengine.benchmarks.scenario.change.ChangeReader;
import io.tierengine.benchmarks.scenario.engine.Changelogs;
import io.tierengine.benchmarks.scenario.engine.EngineProcess;
import io.tierengine.benchmarks.scenario.engine.Lab;
import io.tierengine.benchmarks.scenario.fact.FactProducer;
import io.tierengine.benchmarks.scenario.fact.LiveFacts;
import io.tierengine.benchmarks.scenario.fact.LiveFacts.Buyers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/**
 * How fast the engine goes when it needn't wait for facts: live facts lie ready before it starts. Seen from outside, by the newcomers'
 * enrolments as they are committed; the first two fifths are warm-up, and the last tenth is left out, when partitions run dry.
 */
final class FullSpeed {

    private static final double FROM = 0.4;
    private static final double TO = 0.9;
    private static final long SLOWEST_PER_SECOND = 500;

    private FullSpeed() {}

    /**
     * What was measured.
     *
     * @param factsPerSecond committed
     * @param changelogBytesPerFact over all of the facts, warm-up included
     * @param changelogRecordsPerFact transaction markers among them
     */
    record Measured(double factsPerSecond, double changelogBytesPerFact, double changelogRecordsPerFact) {}

    /**
     * Measures; the engine is stopped before, and runs afterwards.
     *
     * @param run unlike that of other live facts in the same lab
     * @param buyers of whom the facts are
     * @param facts all in all
     */
    static Measured measure(Lab lab, String run, Buyers buyers, long facts, long seed)
            throws IOException, InterruptedException, ExecutionException {
        LiveFacts live = new LiveFacts(run, buyers, lab.policy().currency(), facts, seed);
        try (FactProducer producer = FactProducer.ahead(lab)) {
            live.send(facts, producer);
        }
        Changelogs before = Changelogs.of(lab);
        try (ChangeReader _ = new ChangeReader(lab, List.of(live.newcomers()))) {
            EngineProcess engine = lab.startEngine(Duration.ZERO);
            engine.await(
                    "the live facts to be taken",
                    status -> status.accepted() >= facts && live.newcomers().count() == live.newcomersDrawn(),
                    Duration.ofMinutes(2).plusSeconds(facts / SLOWEST_PER_SECOND));
        }
        Changelogs after = Changelogs.of(lab);
        return new Measured(
                factsPerSecond(live.newcomers(), live.newcomersDrawn()),
                (double) (after.bytes() - before.bytes()) / facts,
                (double) (after.ends() - before.ends()) / facts);
    }

    private static double factsPerSecond(Arrivals newcomers, int count) {
        long[] nanos =
                IntStream.range(0, count).mapToLong(newcomers::nanos).sorted().toArray();
        int from = (int) (count * FROM);
        int to = (int) (count * TO);
        double seconds = (nanos[to] - nanos[from]) / 1e9;
        return (double) (to - from) * LiveFacts.NEWCOMER_EVERY / seconds;
    }
}

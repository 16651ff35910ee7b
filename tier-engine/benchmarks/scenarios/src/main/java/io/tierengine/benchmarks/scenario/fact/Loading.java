package io.tierengine.benchmarks.scenario.fact;

import io.tierengine.benchmarks.scenario.engine.EngineProcess;
import io.tierengine.benchmarks.scenario.engine.Lab;
import io.tierengine.contract.BackfillMark;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Brings populations into the engine's state, through the engine. Their histories are sent customer by customer to an engine that
 * allows for so much lateness that its clock lies before all of them: so each customer is read and written once for many facts.
 * Then the engine is started as it is deployed, and a clock mark brings everybody to an instant: the state is the one that the
 * facts would have given in order of time (semantics §5), for a part of the work.
 */
public final class Loading {

    private static final Duration BEFORE_ALL = Duration.ofDays(1000);
    private static final long SLOWEST_PER_SECOND = 500;

    private final Lab lab;

    public Loading(Lab lab) {
        this.lab = lab;
    }

    /** Loads all histories; the engine is stopped before and after. */
    public void load(List<Population> populations) throws IOException, InterruptedException {
        long facts = populations.stream().mapToLong(Population::facts).sum();
        EngineProcess engine = lab.startEngine(BEFORE_ALL);
        try (FactProducer producer = FactProducer.ofHistory(lab)) {
            for (Population population : populations) {
                send(population, producer);
            }
            producer.flush();
        }
        engine.await(facts + " facts of history", status -> status.accepted() >= facts, patience(facts));
        lab.stopEngine();
    }

    private void send(Population population, FactProducer producer) {
        String currency = lab.policy().currency();
        for (int customer = 0; customer < population.customers(); customer++) {
            String id = population.id(customer);
            List<Purchase> history = population.histories().apply(customer);
            for (int i = 0; i < history.size(); i++) {
                producer.send(history.get(i).by(id, id + "-" + i, currency));
            }
        }
    }

    /**
     * Starts the engine as it is deployed, and advances every customer to an instant.
     *
     * @param backfill opened: the clocks follow facts alone from now on, never wall time
     */
    public EngineProcess startAt(long millis, BackfillMark backfill, long customers)
            throws IOException, InterruptedException {
        try (FactProducer producer = FactProducer.ofHistory(lab)) {
            if (backfill != BackfillMark.NONE) {
                // Before the engine starts, or an idle partition would follow wall time at once.
                producer.mark(null, backfill);
                producer.flush();
            }
            EngineProcess engine = lab.startEngine(Duration.ZERO);
            producer.mark(millis, BackfillMark.NONE);
            producer.flush();
            engine.await(
                    "all customers to be advanced",
                    status -> status.hasReached(millis, lab.topics().customerPartitions()),
                    patience(customers));
            return engine;
        }
    }

    private static Duration patience(long work) {
        return Duration.ofMinutes(5).plusSeconds(work / SLOWEST_PER_SECOND);
    }
}

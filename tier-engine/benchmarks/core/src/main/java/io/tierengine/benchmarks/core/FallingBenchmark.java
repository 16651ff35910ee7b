package io.tierengine.benchmarks.core;

import io.tierengine.core.customer.TierChange;
import io.tierengine.core.customer.TierChanges;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/** The instant at which a silent customer falls to a lower tier: the downgrade alone, and with the explanation that it carries. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(FreshStates.BATCH)
public class FallingBenchmark {

    @Benchmark
    public void fall(FallingStates states, CallAllocation allocation, Blackhole blackhole) {
        fallAll(states, allocation, blackhole::consume);
    }

    @Benchmark
    public void fallExplained(FallingStates states, CallAllocation allocation, Blackhole blackhole) {
        fallAll(states, allocation, new ExplainedChanges(blackhole));
    }

    private static void fallAll(FallingStates states, CallAllocation allocation, TierChanges changes) {
        allocation.begin();
        FallingCustomers customers = states.customers();
        for (int i = 0; i < FreshStates.BATCH; i++) {
            customers.decider().advance(states.state(i), customers.dueMillis(i), changes);
        }
        allocation.end(FreshStates.BATCH);
    }

    /** Wants to know why. */
    private record ExplainedChanges(Blackhole blackhole) implements TierChanges {

        @Override
        public void changed(TierChange change) {
            blackhole.consume(change);
        }

        @Override
        public boolean wantsExplanations() {
            return true;
        }
    }
}

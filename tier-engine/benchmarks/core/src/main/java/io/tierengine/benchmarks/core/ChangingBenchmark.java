package io.tierengine.benchmarks.core;

import io.tierengine.core.customer.TierChanges;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/** What moves an unpacked customer on. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(FreshStates.BATCH)
public class ChangingBenchmark {

    /** One live fact of a customer: advance, apply, evaluate. */
    @Benchmark
    public void accept(FreshStates states, CallAllocation allocation, Blackhole blackhole) {
        acceptAll(states, allocation, blackhole);
    }

    /** The same where stages of life and signals are told beside the tier. */
    @Benchmark
    public void acceptWatching(WatchingStates states, CallAllocation allocation, Blackhole blackhole) {
        acceptAll(states, allocation, blackhole);
    }

    /** The same with a projection: two signals more, which ask for the days to the next fall and to the grace before it. */
    @Benchmark
    public void acceptAhead(AheadStates states, CallAllocation allocation, Blackhole blackhole) {
        acceptAll(states, allocation, blackhole);
    }

    private static void acceptAll(FreshStates states, CallAllocation allocation, Blackhole blackhole) {
        TierChanges changes = blackhole::consume;
        allocation.begin();
        for (int i = 0; i < FreshStates.BATCH; i++) {
            blackhole.consume(
                    states.decider().accept(states.state(i), states.sample(i).noon(), changes));
        }
        allocation.end(FreshStates.BATCH);
    }

    /** A midnight at which a day leaves two of the windows, one of them the longest. */
    @Benchmark
    public void midnight(FreshStates states, CallAllocation allocation, Blackhole blackhole) {
        TierChanges changes = blackhole::consume;
        allocation.begin();
        for (int i = 0; i < FreshStates.BATCH; i++) {
            states.decider().advance(states.state(i), states.midnightMillis(), changes);
            blackhole.consume(states.state(i));
        }
        allocation.end(FreshStates.BATCH);
    }
}

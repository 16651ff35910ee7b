package io.tierengine.benchmarks.core;

import io.tierengine.benchmarks.core.SampleCustomers.Sample;
import io.tierengine.core.customer.CustomerState;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/** What leaves the customers as they are: packing, unpacking, looking ahead. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PackedBenchmark {

    @Benchmark
    public CustomerState decode(PackedStates states) {
        Sample sample = states.nextSample();
        return states.codec().decode(sample.customerId(), sample.packed().bytes);
    }

    @Benchmark
    public byte[] encode(PackedStates states) {
        return states.codec().encode(states.nextState());
    }

    /** The packed path of a fact: decode, accept, encode. */
    @Benchmark
    public byte[] packedFact(PackedStates states, Blackhole blackhole) {
        Sample sample = states.nextSample();
        CustomerState state = states.codec().decode(sample.customerId(), sample.packed().bytes);
        blackhole.consume(states.decider().accept(state, sample.noon(), blackhole::consume));
        return states.codec().encode(state);
    }

    @Benchmark
    public long nextInstant(PackedStates states) {
        return states.decider().nextInstantMillis(states.nextState());
    }
}

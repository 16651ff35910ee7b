package io.tierengine.benchmarks.core;

import io.tierengine.benchmarks.core.SampleCustomers.Sample;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.policy.Policy;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * States for benchmarks that change them: every call gets {@link #BATCH} newly unpacked ones. Unpacking isn't measured, and what
 * it allocates isn't counted: JMH's own figure includes it, so {@link CallAllocation} counts the measured call alone.
 */
@State(Scope.Thread)
public class FreshStates {

    /** States per call: enough that reading the clock around the call doesn't show. */
    public static final int BATCH = 1_000;

    @Param({"20", "50", "365"})
    public int activeDays;

    private SampleCustomers customers = SampleCustomers.of(2, 1);
    private List<CustomerState> states = List.of();

    @Setup(Level.Trial)
    public void makeCustomers() {
        customers = SampleCustomers.of(policy(), activeDays, BATCH);
    }

    /** What they are decided by. */
    Policy policy() {
        return BenchPolicy.read();
    }

    @Setup(Level.Invocation)
    public void unpack() {
        states = customers.unpackAll();
    }

    TierDecider decider() {
        return customers.decider();
    }

    CustomerState state(int index) {
        return states.get(index);
    }

    Sample sample(int index) {
        return customers.samples().get(index);
    }

    long midnightMillis() {
        return customers.midnightMillis();
    }
}

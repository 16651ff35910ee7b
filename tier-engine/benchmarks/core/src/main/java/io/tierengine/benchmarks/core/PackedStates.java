package io.tierengine.benchmarks.core;

import io.tierengine.benchmarks.core.SampleCustomers.Sample;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.CustomerStateCodec;
import io.tierengine.core.customer.TierDecider;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Customers for benchmarks that change none of them: one after the other, again and again. */
@State(Scope.Thread)
public class PackedStates {

    private static final int CUSTOMERS = 1_024;

    @Param({"20", "50", "365"})
    public int activeDays;

    private SampleCustomers customers = SampleCustomers.of(2, 1);
    private List<CustomerState> states = List.of();
    private int next;

    @Setup(Level.Trial)
    public void makeCustomers() {
        customers = SampleCustomers.of(activeDays, CUSTOMERS);
        states = customers.unpackAll();
    }

    TierDecider decider() {
        return customers.decider();
    }

    CustomerStateCodec codec() {
        return customers.codec();
    }

    Sample nextSample() {
        return customers.samples().get(nextIndex());
    }

    CustomerState nextState() {
        return states.get(nextIndex());
    }

    private int nextIndex() {
        next = (next + 1) % CUSTOMERS;
        return next;
    }
}

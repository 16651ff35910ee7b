package io.tierengine.benchmarks.core;

import io.tierengine.core.customer.CustomerState;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Silent customers a millisecond before their first fall, unpacked anew for each call; unpacking isn't measured. */
@State(Scope.Thread)
public class FallingStates {

    @Param({"20", "50", "365"})
    public int activeDays;

    private FallingCustomers customers = FallingCustomers.of(20, 1);
    private List<CustomerState> states = List.of();

    @Setup(Level.Trial)
    public void makeCustomers() {
        customers = FallingCustomers.of(activeDays, FreshStates.BATCH);
    }

    @Setup(Level.Invocation)
    public void unpack() {
        states = customers.unpackAll();
    }

    FallingCustomers customers() {
        return customers;
    }

    CustomerState state(int index) {
        return states.get(index);
    }
}

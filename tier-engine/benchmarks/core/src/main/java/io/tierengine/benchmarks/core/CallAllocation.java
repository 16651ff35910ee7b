package io.tierengine.benchmarks.core;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What the measured calls allocate, without what {@link FreshStates} allocates between them. Reading the JVM's count costs some
 * 50 ns, of which a call on {@link FreshStates#BATCH} customers sees nothing.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class CallAllocation {

    /** Bytes allocated by all calls. */
    public long allocatedBytes;

    /** The customers that they were spent on. */
    public long allocatedFor;

    private long before;

    void begin() {
        before = Allocation.bytesSoFar();
    }

    void end(int customers) {
        allocatedBytes += Allocation.bytesSoFar() - before;
        allocatedFor += customers;
    }
}

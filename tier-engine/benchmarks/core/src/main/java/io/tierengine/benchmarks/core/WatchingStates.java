package io.tierengine.benchmarks.core;

import io.tierengine.core.policy.Policy;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Customers of whom stages of life and signals are told, none of which looks ahead. */
@State(Scope.Thread)
public class WatchingStates extends FreshStates {

    @Override
    Policy policy() {
        return BenchPolicy.watching();
    }
}

package io.tierengine.benchmarks.core;

import io.tierengine.core.policy.Policy;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Customers of whom the same is told and two signals more, which look ahead. */
@State(Scope.Thread)
public class AheadStates extends FreshStates {

    @Override
    Policy policy() {
        return BenchPolicy.lookingAhead();
    }
}

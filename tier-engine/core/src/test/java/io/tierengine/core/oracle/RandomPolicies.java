package io.tierengine.core.oracle;

import io.tierengine.core.policy.Policy;

/** Policies of the oracle's scenarios, for tests of other packages. */
public final class RandomPolicies {

    private RandomPolicies() {}

    /** The policy of the scenario with a seed. */
    public static Policy of(long seed) {
        return ScenarioGenerator.of(seed).policy();
    }
}

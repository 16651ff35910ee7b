package io.tierengine.core.oracle;

import io.tierengine.core.fact.Fact;
import io.tierengine.core.policy.Policy;
import java.util.List;

/**
 * A policy, one customer's facts in the order in which they arrive, and the instant up to which the customer is followed.
 *
 * @param seed from which it was made
 */
record Scenario(long seed, Policy policy, List<Fact> facts, long untilMillis) {

    static final String CUSTOMER = "c1";

    Scenario {
        facts = List.copyOf(facts);
    }

    Scenario withFacts(List<Fact> others) {
        return new Scenario(seed, policy, others, untilMillis);
    }

    Scenario withPolicy(Policy other) {
        return new Scenario(seed, other, facts, untilMillis);
    }
}

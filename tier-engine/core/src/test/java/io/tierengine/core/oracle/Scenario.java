package io.tierengine.core.oracle;

import io.tierengine.core.fact.Fact;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.rfm.CutoffTable;
import io.tierengine.core.rfm.RfmCutoffs;
import java.util.List;
import java.util.stream.Stream;

/**
 * A policy, one customer's facts in the order in which they arrive, and the instant up to which the customer is followed.
 *
 * @param seed from which it was made
 * @param cutoffs those that were counted, of a policy that has them counted
 */
record Scenario(long seed, Policy policy, CutoffTable cutoffs, List<Fact> facts, long untilMillis) {

    static final String CUSTOMER = "c1";

    Scenario {
        facts = List.copyOf(facts);
    }

    Scenario withFacts(List<Fact> others) {
        return new Scenario(seed, policy, cutoffs, others, untilMillis);
    }

    Scenario withCutoffs(CutoffTable others) {
        return new Scenario(seed, policy, others, facts, untilMillis);
    }

    /** Each without one of the cut-offs. */
    Stream<Scenario> withFewerCutoffs() {
        return cutoffs.all().stream().map(dropped -> {
            CutoffTable rest = CutoffTable.EMPTY;
            for (RfmCutoffs kept : cutoffs.all()) {
                rest = kept.equals(dropped) ? rest : rest.with(kept);
            }
            return withCutoffs(rest);
        });
    }

    Scenario withPolicy(Policy other) {
        return new Scenario(seed, other, cutoffs, facts, untilMillis);
    }
}

package io.tierengine.core.policy;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.tier.Tier;
import java.util.List;

/**
 * A policy without what is decided by it, for counting customers towards cut-offs: it takes, refuses and repeats the same facts, and counts the same recency,
 * frequency and monetary value at the same instants.
 */
public final class CountingPolicy {

    private static final Condition NEVER = new Condition.Always(false);

    private CountingPolicy() {}

    /** The policy that counts as a given one does. */
    public static Policy of(Policy policy) {
        return new Policy(
                policy.name(),
                policy.version(),
                policy.zone(),
                policy.currency(),
                policy.refunds(),
                policy.deduplication(),
                policy.profileAttributes(),
                policy.metrics(),
                List.of(),
                policy.tiers().stream()
                        .map(tier -> new Tier(tier.id(), NEVER, NEVER))
                        .toList(),
                List.of(),
                policy.transitions(),
                null,
                policy.rfm(),
                null,
                policy.criteria());
    }
}

package io.tierengine.cli.importing;

import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Intake;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.policy.Policy;
import java.time.Instant;
import java.util.Optional;

/** Tells before a fact is sent whether the engine would refuse it (semantics §1), as far as can be known. */
public final class EngineRefusals {

    private final Optional<TierDecider> decider;
    private final long latestMillis;

    /**
     * Prepares the checks.
     *
     * @param policy what facts are checked against; empty: only against what holds under any policy
     * @param latestMillis what is dated later lies in the future, epoch milliseconds
     */
    public EngineRefusals(Optional<Policy> policy, long latestMillis) {
        this.decider = policy.map(TierDecider::new);
        this.latestMillis = latestMillis;
    }

    public Optional<String> refusalOf(Fact fact) {
        if (fact.occurredAtMillis() > latestMillis) {
            return Optional.of("occurredAt " + Instant.ofEpochMilli(fact.occurredAtMillis())
                    + " lies in the future; the engine would refuse it");
        }
        if (fact.occurredAtMillis() < 0) {
            return Optional.of("occurredAt " + Instant.ofEpochMilli(fact.occurredAtMillis())
                    + " is before 1970; the engine would refuse it");
        }
        if (fact instanceof Transaction transaction && transaction.currency().isEmpty()) {
            return Optional.of("there is no currency; give --currency, or --policy to take the policy's");
        }
        return decider.flatMap(by -> refusalOf(by, fact));
    }

    private static Optional<String> refusalOf(TierDecider decider, Fact fact) {
        Intake intake = decider.accept(decider.newCustomer(fact.customerId()), fact, change -> {});
        return intake instanceof Intake.Refused refused ? Optional.of(refused.message()) : Optional.empty();
    }
}

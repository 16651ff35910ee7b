package io.tierengine.benchmarks.contender;

import io.tierengine.contract.ChangeCause;
import io.tierengine.contract.ChangeDirection;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import java.time.Instant;

/** The core's changes in the record of the contract, as the engine writes them. */
public final class ChangeRecords {

    private final Policy policy;

    public ChangeRecords(Policy policy) {
        this.policy = policy;
    }

    public io.tierengine.contract.TierChange recordOf(TierChange change, long decidedAtMillis) {
        return io.tierengine.contract.TierChange.newBuilder()
                .setProgram(policy.name())
                .setChangeId(policy.name() + "/" + change.customerId() + "/" + change.sequence())
                .setSequence(change.sequence())
                .setCustomerId(change.customerId())
                .setPreviousTier(change.previousTier())
                .setNewTier(change.newTier())
                .setDirection(ChangeDirection.valueOf(change.direction().name()))
                .setCause(ChangeCause.valueOf(change.cause().name()))
                .setCauseId(change.causeId())
                .setEffectiveAt(Instant.ofEpochMilli(change.effectiveAtMillis()))
                .setDecidedAt(Instant.ofEpochMilli(decidedAtMillis))
                .setPolicyName(policy.name())
                .setPolicyVersion(policy.version())
                .setScore(change.score() == Decimals.ABSENT ? null : Decimals.toBigDecimal(change.score()))
                .build();
    }
}

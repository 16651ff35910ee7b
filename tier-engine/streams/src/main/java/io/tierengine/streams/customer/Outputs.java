package io.tierengine.streams.customer;

import io.tierengine.contract.ChangeCause;
import io.tierengine.contract.ChangeDirection;
import io.tierengine.contract.CustomerTier;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The core's decisions in the records of the contract. */
final class Outputs {

    private final Policy policy;
    private final ExplanationRecords explanations;

    Outputs(Policy policy) {
        this.policy = policy;
        explanations = new ExplanationRecords(policy.currency());
    }

    io.tierengine.contract.TierChange tierChange(TierChange change, long decidedAtMillis) {
        return io.tierengine.contract.TierChange.newBuilder()
                .setProgram(policy.name())
                .setChangeId(changeId(change))
                .setSequence(change.sequence())
                .setCustomerId(change.customerId())
                .setPreviousTier(change.previousTier())
                .setNewTier(change.newTier())
                .setDirection(directionOf(change.direction()))
                .setCause(causeOf(change.cause()))
                .setCauseId(change.causeId())
                .setEffectiveAt(Instant.ofEpochMilli(change.effectiveAtMillis()))
                .setDecidedAt(Instant.ofEpochMilli(decidedAtMillis))
                .setPolicyName(policy.name())
                .setPolicyVersion(policy.version())
                .setScore(score(change.score()))
                .setExplanation(explanations.of(change.explanation()))
                .build();
    }

    CustomerTier customerTier(CustomerState state, TierChange latest, long decidedAtMillis) {
        return CustomerTier.newBuilder()
                .setProgram(policy.name())
                .setCustomerId(state.customerId())
                .setTier(latest.newTier())
                .setAutomaticTier(policy.tiers().get(state.automaticTier()).id())
                .setSince(Instant.ofEpochMilli(latest.effectiveAtMillis()))
                .setSequence(latest.sequence())
                .setChangeId(changeId(latest))
                .setDecidedAt(Instant.ofEpochMilli(decidedAtMillis))
                .setPolicyName(policy.name())
                .setPolicyVersion(policy.version())
                .setScore(score(latest.score()))
                .build();
    }

    /** The same however often it is decided: a customer's changes are numbered. */
    private String changeId(TierChange change) {
        return policy.name() + "/" + change.customerId() + "/" + change.sequence();
    }

    private static @Nullable BigDecimal score(long micros) {
        return micros == Decimals.ABSENT ? null : Decimals.toBigDecimal(micros);
    }

    private static ChangeDirection directionOf(TierChange.Direction direction) {
        return switch (direction) {
            case ENROLLED -> ChangeDirection.ENROLLED;
            case UPGRADED -> ChangeDirection.UPGRADED;
            case DOWNGRADED -> ChangeDirection.DOWNGRADED;
        };
    }

    private static ChangeCause causeOf(TierChange.Cause cause) {
        return switch (cause) {
            case TRANSACTION -> ChangeCause.TRANSACTION;
            case INTERACTION -> ChangeCause.INTERACTION;
            case PROFILE -> ChangeCause.PROFILE;
            case TIME -> ChangeCause.TIME;
            case GUARD -> ChangeCause.GUARD;
            case OVERRIDE -> ChangeCause.OVERRIDE;
            case POLICY -> ChangeCause.POLICY;
        };
    }
}

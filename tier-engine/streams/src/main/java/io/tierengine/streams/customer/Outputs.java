package io.tierengine.streams.customer;

import io.tierengine.contract.AlertCause;
import io.tierengine.contract.AlertKind;
import io.tierengine.contract.ChangeCause;
import io.tierengine.contract.ChangeDirection;
import io.tierengine.contract.ChangeExplanation;
import io.tierengine.contract.CustomerAlert;
import io.tierengine.contract.CustomerTier;
import io.tierengine.contract.HoldingSignal;
import io.tierengine.contract.LifecycleCause;
import io.tierengine.contract.LifecycleStage;
import io.tierengine.contract.RiskLevel;
import io.tierengine.contract.SegmentCause;
import io.tierengine.core.customer.Alert;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.LifecycleChange;
import io.tierengine.core.customer.SegmentChange;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.explain.Explanation;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
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
                .setExplanation(change.explanation() == null ? null : explanations.of(change.explanation()))
                .build();
    }

    ChangeExplanation explanation(Explanation explanation) {
        return explanations.of(explanation);
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

    io.tierengine.contract.LifecycleChange lifecycleChange(LifecycleChange change, long decidedAtMillis) {
        return io.tierengine.contract.LifecycleChange.newBuilder()
                .setProgram(policy.name())
                .setChangeId(id(change.customerId(), "stage", change.sequence()))
                .setSequence(change.sequence())
                .setCustomerId(change.customerId())
                .setPreviousStage(change.previous() == null ? null : stageOf(change.previous()))
                .setNewStage(stageOf(change.stage()))
                .setReactivated(change.reactivated())
                .setCause(LifecycleCause.valueOf(causeOf(change.cause()).name()))
                .setCauseId(change.causeId())
                .setEffectiveAt(Instant.ofEpochMilli(change.effectiveAtMillis()))
                .setDecidedAt(Instant.ofEpochMilli(decidedAtMillis))
                .setPolicyName(policy.name())
                .setPolicyVersion(policy.version())
                .build();
    }

    io.tierengine.contract.SegmentChange segmentChange(SegmentChange change, long decidedAtMillis) {
        return io.tierengine.contract.SegmentChange.newBuilder()
                .setProgram(policy.name())
                .setChangeId(id(change.customerId(), "segment", change.sequence()))
                .setSequence(change.sequence())
                .setCustomerId(change.customerId())
                .setPreviousSegment(change.previous())
                .setNewSegment(change.segment())
                .setRecency(change.recency())
                .setFrequency(change.frequency())
                .setMonetary(change.monetary())
                .setCause(SegmentCause.valueOf(causeOf(change.cause()).name()))
                .setCauseId(change.causeId())
                .setEffectiveAt(Instant.ofEpochMilli(change.effectiveAtMillis()))
                .setDecidedAt(Instant.ofEpochMilli(decidedAtMillis))
                .setPolicyName(policy.name())
                .setPolicyVersion(policy.version())
                .build();
    }

    CustomerAlert alert(Alert alert, long decidedAtMillis) {
        List<HoldingSignal> signals = alert.signals().stream()
                .map(signal -> new HoldingSignal(signal.name(), Decimals.toBigDecimal(signal.points())))
                .toList();
        return CustomerAlert.newBuilder()
                .setProgram(policy.name())
                .setAlertId(id(alert.customerId(), "alert", alert.sequence()))
                .setSequence(alert.sequence())
                .setCustomerId(alert.customerId())
                .setKind(kindOf(alert.kind()))
                .setTier(alert.tier())
                .setPreviousLevel(levelOf(alert.previousLevel()))
                .setLevel(levelOf(alert.level()))
                .setPoints(Decimals.toBigDecimal(alert.points()))
                .setSignals(signals)
                .setValueAtStake(score(alert.valueAtStake()))
                .setDueAt(alert.dueAtMillis() == Decimals.ABSENT ? null : Instant.ofEpochMilli(alert.dueAtMillis()))
                .setDueTier(alert.dueTier())
                .setCause(AlertCause.valueOf(causeOf(alert.cause()).name()))
                .setCauseId(alert.causeId())
                .setEffectiveAt(Instant.ofEpochMilli(alert.effectiveAtMillis()))
                .setDecidedAt(Instant.ofEpochMilli(decidedAtMillis))
                .setPolicyName(policy.name())
                .setPolicyVersion(policy.version())
                .build();
    }

    private String id(String customerId, String what, long sequence) {
        return policy.name() + "/" + customerId + "/" + what + "/" + sequence;
    }

    private static LifecycleStage stageOf(io.tierengine.core.lifecycle.LifecycleStage stage) {
        return switch (stage) {
            case LEAD -> LifecycleStage.LEAD;
            case NEW -> LifecycleStage.NEW;
            case ACTIVE -> LifecycleStage.ACTIVE;
            case DORMANT -> LifecycleStage.DORMANT;
            case LOST -> LifecycleStage.LOST;
        };
    }

    private static RiskLevel levelOf(io.tierengine.core.risk.RiskLevel level) {
        return switch (level) {
            case NONE -> RiskLevel.NONE;
            case LOW -> RiskLevel.LOW;
            case MEDIUM -> RiskLevel.MEDIUM;
            case HIGH -> RiskLevel.HIGH;
        };
    }

    private static AlertKind kindOf(Alert.Kind kind) {
        return switch (kind) {
            case CHURN_RISK -> AlertKind.CHURN_RISK;
            case RECOVERY -> AlertKind.RECOVERY;
            case DOWNGRADE_NOTICE -> AlertKind.DOWNGRADE_NOTICE;
            case NOTICE_WITHDRAWN -> AlertKind.NOTICE_WITHDRAWN;
            case DOWNGRADE -> AlertKind.DOWNGRADE;
            case OVERRIDE_ENDING -> AlertKind.OVERRIDE_ENDING;
        };
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
            case ASSESSMENT -> ChangeCause.ASSESSMENT;
            case POLICY -> ChangeCause.POLICY;
        };
    }
}

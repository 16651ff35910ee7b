package io.tierengine.streams.customer;

import io.tierengine.contract.ChangeExplanation;
import io.tierengine.contract.DimensionExplanation;
import io.tierengine.contract.GuardExplanation;
import io.tierengine.contract.IndicatorExplanation;
import io.tierengine.contract.OutcomeExplanation;
import io.tierengine.contract.PendingTier;
import io.tierengine.contract.TierExplanation;
import io.tierengine.contract.TierMove;
import io.tierengine.contract.TierProjection;
import io.tierengine.contract.ValidOverride;
import io.tierengine.contract.ValidOverrideKind;
import io.tierengine.core.explain.Explanation;
import io.tierengine.core.explain.Outcome;
import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.tier.Transitions;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Explanations in the records of the contract. */
final class ExplanationRecords {

    private final GapRecords gaps;

    /** @param currency of the policy */
    ExplanationRecords(String currency) {
        gaps = new GapRecords(currency);
    }

    ChangeExplanation of(Explanation explanation) {
        return ChangeExplanation.newBuilder()
                .setDimensions(RecordLists.each(explanation.dimensions(), ExplanationRecords::dimension))
                .setTiers(RecordLists.each(explanation.tiers(), ExplanationRecords::tier))
                .setGuards(RecordLists.each(explanation.guards(), ExplanationRecords::guard))
                .setOutcome(outcome(explanation.outcome()))
                .setGap(gaps.of(explanation.gap()))
                .setProjection(projection(explanation.projection()))
                .build();
    }

    private static DimensionExplanation dimension(Explanation.DimensionPart part) {
        return DimensionExplanation.newBuilder()
                .setName(part.name())
                .setWeight(Decimals.toBigDecimal(part.weight()))
                .setValue(decimal(part.value()))
                .setIndicators(RecordLists.each(part.indicators(), ExplanationRecords::indicator))
                .build();
    }

    private static IndicatorExplanation indicator(Explanation.IndicatorPart part) {
        return new IndicatorExplanation(
                part.name(),
                ConditionRecords.text(part.value()),
                Decimals.toBigDecimal(part.points()),
                Decimals.toBigDecimal(part.weight()));
    }

    private static TierExplanation tier(Explanation.TierPart part) {
        return TierExplanation.newBuilder()
                .setTier(part.id())
                .setEnter(part.enter())
                .setRetain(part.retain())
                .setEnterCondition(ConditionRecords.of(part.enterEvidence()))
                .setRetainCondition(ConditionRecords.of(part.retainEvidence()))
                .build();
    }

    private static GuardExplanation guard(Explanation.GuardPart part) {
        return GuardExplanation.newBuilder()
                .setName(part.name())
                .setCap(part.cap())
                .setHolds(part.evidence().holds())
                .setCondition(ConditionRecords.of(part.evidence()))
                .build();
    }

    private static OutcomeExplanation outcome(Outcome outcome) {
        return OutcomeExplanation.newBuilder()
                .setMove(moveOf(outcome.move()))
                .setCap(outcome.cap())
                .setHighestEntered(outcome.highestEntered())
                .setAutomaticBefore(outcome.automaticBefore())
                .setAutomaticAfter(outcome.automaticAfter())
                .setUpgradeMaxSteps(steps(outcome.upgradeMaxSteps()))
                .setDowngradeMaxSteps(steps(outcome.downgradeMaxSteps()))
                .setPending(RecordLists.each(outcome.pending(), ExplanationRecords::pending))
                .setGraceSince(instant(outcome.graceSinceMillis()))
                .setDowngradeDue(instant(outcome.downgradeDueMillis()))
                .setHoldUntilBefore(instant(outcome.holdUntilBeforeMillis()))
                .setHoldUntilAfter(instant(outcome.holdUntilAfterMillis()))
                .setOverrides(RecordLists.each(outcome.overrides(), ExplanationRecords::override))
                .build();
    }

    private static PendingTier pending(Outcome.Pending pending) {
        return PendingTier.newBuilder()
                .setTier(pending.tier())
                .setSince(Instant.ofEpochMilli(pending.sinceMillis()))
                .setDue(Instant.ofEpochMilli(pending.dueMillis()))
                .build();
    }

    private static ValidOverride override(Outcome.ValidOverride override) {
        return ValidOverride.newBuilder()
                .setKind(kindOf(override.kind()))
                .setTier(override.tier())
                .setUntil(instant(override.untilMillis()))
                .build();
    }

    private static TierProjection projection(Explanation.Projection projection) {
        return TierProjection.newBuilder()
                .setFallAt(instant(projection.fallAtMillis()))
                .setFallTier(projection.fallTier())
                .setSeenTo(instant(projection.seenToMillis()))
                .build();
    }

    private static @Nullable Integer steps(int maxSteps) {
        return maxSteps >= Transitions.UNLIMITED ? null : maxSteps;
    }

    /** The core tells "no instant" by the ends of the range. */
    static @Nullable Instant instant(long millis) {
        return millis == Long.MAX_VALUE || millis == Long.MIN_VALUE ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable BigDecimal decimal(long micros) {
        return micros == Decimals.ABSENT ? null : Decimals.toBigDecimal(micros);
    }

    private static TierMove moveOf(Outcome.Move move) {
        return switch (move) {
            case ENROLLED -> TierMove.ENROLLED;
            case NONE -> TierMove.NONE;
            case CAPPED -> TierMove.CAPPED;
            case UP -> TierMove.UP;
            case DOWN -> TierMove.DOWN;
        };
    }

    private static ValidOverrideKind kindOf(TierOverride.Kind kind) {
        return switch (kind) {
            case PIN -> ValidOverrideKind.PIN;
            case FLOOR -> ValidOverrideKind.FLOOR;
            case CAP -> ValidOverrideKind.CAP;
            case RELEASE -> ValidOverrideKind.RELEASE;
        };
    }
}

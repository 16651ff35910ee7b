package io.tierengine.views.topology;

import io.tierengine.contract.AlertCause;
import io.tierengine.contract.AlertKind;
import io.tierengine.contract.ChangeCause;
import io.tierengine.contract.ChangeDirection;
import io.tierengine.contract.ChangeExplanation;
import io.tierengine.contract.CustomerAlert;
import io.tierengine.contract.CustomerProfile;
import io.tierengine.contract.HoldingSignal;
import io.tierengine.contract.LifecycleCause;
import io.tierengine.contract.LifecycleChange;
import io.tierengine.contract.LifecycleStage;
import io.tierengine.contract.OutcomeExplanation;
import io.tierengine.contract.RiskLevel;
import io.tierengine.contract.SegmentCause;
import io.tierengine.contract.SegmentChange;
import io.tierengine.contract.TierChange;
import io.tierengine.contract.TierMove;
import io.tierengine.contract.TierProjection;
import io.tierengine.contract.topic.ContractRecords;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records as an engine tells them. */
final class Told {

    static {
        ContractRecords.trust();
    }

    private Told() {}

    static TierChange change(
            String customer,
            long sequence,
            @Nullable String from,
            String to,
            Instant at,
            @Nullable Long score,
            @Nullable Instant fallAt) {
        return TierChange.newBuilder()
                .setProgram(LocalViews.PROGRAM)
                .setChangeId(customer + "/t" + sequence)
                .setSequence(sequence)
                .setCustomerId(customer)
                .setPreviousTier(from)
                .setNewTier(to)
                .setDirection(
                        from == null
                                ? ChangeDirection.ENROLLED
                                : from.compareTo(to) < 0 ? ChangeDirection.UPGRADED : ChangeDirection.DOWNGRADED)
                .setCause(ChangeCause.TIME)
                .setEffectiveAt(at)
                .setDecidedAt(at.plusSeconds(1))
                .setPolicyName(LocalViews.PROGRAM)
                .setPolicyVersion(1)
                .setScore(score == null ? null : decimal(score))
                .setExplanation(explanation(to, fallAt))
                .build();
    }

    private static ChangeExplanation explanation(String tier, @Nullable Instant fallAt) {
        return ChangeExplanation.newBuilder()
                .setTiers(List.of())
                .setGuards(List.of())
                .setOutcome(OutcomeExplanation.newBuilder()
                        .setMove(TierMove.NONE)
                        .setCap(tier)
                        .setHighestEntered(tier)
                        .setAutomaticBefore(tier)
                        .setAutomaticAfter(tier)
                        .build())
                .setProjection(TierProjection.newBuilder()
                        .setFallAt(fallAt)
                        .setFallTier(fallAt == null ? null : "a")
                        .build())
                .build();
    }

    static LifecycleChange stage(String customer, long sequence, String stage, Instant at) {
        return LifecycleChange.newBuilder()
                .setProgram(LocalViews.PROGRAM)
                .setChangeId(customer + "/l" + sequence)
                .setSequence(sequence)
                .setCustomerId(customer)
                .setNewStage(LifecycleStage.valueOf(stage))
                .setReactivated(false)
                .setCause(LifecycleCause.TIME)
                .setEffectiveAt(at)
                .setDecidedAt(at)
                .setPolicyName(LocalViews.PROGRAM)
                .setPolicyVersion(1)
                .build();
    }

    static SegmentChange segment(String customer, long sequence, String segment, Instant at) {
        return SegmentChange.newBuilder()
                .setProgram(LocalViews.PROGRAM)
                .setChangeId(customer + "/s" + sequence)
                .setSequence(sequence)
                .setCustomerId(customer)
                .setNewSegment(segment)
                .setRecency(1)
                .setFrequency(1)
                .setMonetary(1)
                .setCause(SegmentCause.TIME)
                .setEffectiveAt(at)
                .setDecidedAt(at)
                .setPolicyName(LocalViews.PROGRAM)
                .setPolicyVersion(1)
                .build();
    }

    static CustomerAlert alert(
            String customer,
            long sequence,
            AlertKind kind,
            String before,
            String level,
            long points,
            @Nullable Long value,
            Instant at,
            @Nullable Instant dueAt) {
        return CustomerAlert.newBuilder()
                .setProgram(LocalViews.PROGRAM)
                .setAlertId(customer + "/a" + sequence)
                .setSequence(sequence)
                .setCustomerId(customer)
                .setKind(kind)
                .setTier("b")
                .setPreviousLevel(RiskLevel.valueOf(before))
                .setLevel(RiskLevel.valueOf(level))
                .setPoints(decimal(points))
                .setSignals(signals(points))
                .setValueAtStake(value == null ? null : decimal(value))
                .setDueAt(dueAt)
                .setDueTier(dueAt == null ? null : "a")
                .setCause(AlertCause.TIME)
                .setEffectiveAt(at)
                .setDecidedAt(at)
                .setPolicyName(LocalViews.PROGRAM)
                .setPolicyVersion(1)
                .build();
    }

    /** As many as make up the points: one of a single point, and the rest. */
    private static List<HoldingSignal> signals(long points) {
        List<HoldingSignal> signals = new ArrayList<>();
        if (points > 1) {
            signals.add(new HoldingSignal("quiet", decimal(points - 1)));
        }
        if (points > 0) {
            signals.add(new HoldingSignal("late", decimal(1)));
        }
        return signals;
    }

    static CustomerProfile profile(
            String customer,
            Instant at,
            @Nullable String name,
            @Nullable String owner,
            @Nullable String region,
            @Nullable String industry) {
        return CustomerProfile.newBuilder()
                .setCustomerId(customer)
                .setOccurredAt(at)
                .setDisplayName(name)
                .setOwnerId(owner)
                .setRegion(region)
                .setIndustry(industry)
                .setSize("SMALL")
                .setKind("BUSINESS")
                .build();
    }

    private static BigDecimal decimal(long whole) {
        return BigDecimal.valueOf(whole).setScale(6);
    }
}

package io.tierengine.streams.customer;

import io.tierengine.contract.AuditEntry;
import io.tierengine.contract.AuditResult;
import io.tierengine.contract.AuditedAction;
import io.tierengine.core.fact.Assessment;
import io.tierengine.core.fact.Event;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Intake;
import io.tierengine.core.fact.Profile;
import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Writes down what people did: every override and assessment, with what became of it. */
final class Audit {

    private final Policy policy;

    Audit(Policy policy) {
        this.policy = policy;
    }

    /** Whether a fact is something that a person did. */
    static boolean covers(Fact fact) {
        return fact instanceof TierOverride || fact instanceof Assessment;
    }

    /**
     * The entry for a fact.
     *
     * @param source where it lay
     * @param before index of the effective tier before it
     * @param after index of the effective tier after it
     */
    AuditEntry entry(Fact fact, RecordMetadata source, Intake intake, int before, int after, long nowMillis) {
        AuditEntry.Builder entry = AuditEntry.newBuilder()
                .setProgram(policy.name())
                .setAuditId(source.topic() + "/" + source.partition() + "/" + source.offset())
                .setCustomerId(fact.customerId())
                .setOccurredAt(Instant.ofEpochMilli(fact.occurredAtMillis()))
                .setResult(intake instanceof Intake.Accepted ? AuditResult.ACCEPTED : AuditResult.REFUSED)
                .setMessage(intake instanceof Intake.Refused refused ? refused.message() : null)
                .setTierBefore(policy.tiers().get(before).id())
                .setTierAfter(policy.tiers().get(after).id())
                .setRecordedAt(Instant.ofEpochMilli(nowMillis));
        return switch (fact) {
            case TierOverride override ->
                entry.setAction(actionOf(override.overrideKind()))
                        .setAuthor(override.author())
                        .setReason(override.reason())
                        .setTier(override.tier().isEmpty() ? null : override.tier())
                        .setEffectiveFrom(Instant.ofEpochMilli(override.effectiveFromMillis()))
                        .setExpiresAt(instant(override.expiresAtMillis()))
                        .build();
            case Assessment assessment ->
                entry.setAction(AuditedAction.ASSESSMENT)
                        .setAuthor(assessment.author())
                        .setReason(assessment.reason())
                        .setExpiresAt(instant(assessment.expiresAtMillis()))
                        .setRatings(ratings(assessment))
                        .setSampleId(assessment.sampleId())
                        .build();
            case Event _, Profile _ -> throw new IllegalArgumentException("nobody's decision: " + fact);
        };
    }

    private static Map<String, BigDecimal> ratings(Assessment assessment) {
        return assessment.ratings().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, rating -> Decimals.toBigDecimal(rating.getValue())));
    }

    private static @Nullable Instant instant(long millis) {
        return millis == Decimals.ABSENT ? null : Instant.ofEpochMilli(millis);
    }

    private static AuditedAction actionOf(TierOverride.Kind kind) {
        return switch (kind) {
            case PIN -> AuditedAction.PIN;
            case FLOOR -> AuditedAction.FLOOR;
            case CAP -> AuditedAction.CAP;
            case RELEASE -> AuditedAction.RELEASE;
        };
    }
}

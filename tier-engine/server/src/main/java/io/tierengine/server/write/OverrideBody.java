package io.tierengine.server.write;

import io.tierengine.contract.OverrideKind;
import io.tierengine.contract.TierOverride;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.tier.Tier;
import io.tierengine.server.input.Input;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An override to be given.
 *
 * @param kind PIN, FLOOR, CAP or RELEASE
 * @param tier to be in, or the lowest or highest; left out for RELEASE
 * @param reason why, for the audit; 1 to 1,000 characters
 * @param effectiveFrom first instant at which it is valid; left out: now
 * @param expiresAt first instant at which it isn't valid any more; left out: valid for good
 */
record OverrideBody(
        @Nullable String kind,
        @Nullable String tier,
        @Nullable String reason,
        @Nullable String effectiveFrom,
        @Nullable String expiresAt) {

    static final int MOST_REASON = 1_000;
    private static final int MOST_TIER = 100;

    /**
     * The record of the contract.
     *
     * @throws io.tierengine.server.problem.ProblemException with status 400 if something is missing or wrong
     */
    TierOverride toRecord(String customerId, String author, Instant now, Policy policy) {
        OverrideKind asked = kindOf();
        Instant from = Input.optionalInstant(effectiveFrom, "effectiveFrom");
        Instant valid = from == null ? now : from;
        Instant end = Input.optionalInstant(expiresAt, "expiresAt");
        if (end != null && !end.isAfter(valid.isAfter(now) ? valid : now)) {
            throw Input.wrong("expiresAt", "must lie after now and after effectiveFrom");
        }
        return TierOverride.newBuilder()
                .setCustomerId(customerId)
                .setOccurredAt(now)
                .setKind(asked)
                .setTier(asked == OverrideKind.RELEASE ? null : tierOf(policy))
                .setEffectiveFrom(valid)
                .setExpiresAt(end)
                .setReason(Input.text(reason, "reason", MOST_REASON))
                .setAuthor(author)
                .build();
    }

    private OverrideKind kindOf() {
        return switch (kind) {
            case "PIN" -> OverrideKind.PIN;
            case "FLOOR" -> OverrideKind.FLOOR;
            case "CAP" -> OverrideKind.CAP;
            case "RELEASE" -> OverrideKind.RELEASE;
            case null -> throw Input.wrong("kind", "is missing; it is PIN, FLOOR, CAP or RELEASE");
            default -> throw Input.wrong("kind", "must be PIN, FLOOR, CAP or RELEASE");
        };
    }

    private String tierOf(Policy policy) {
        String asked = Input.text(tier, "tier", MOST_TIER);
        if (policy.tierIndex(asked) < 0) {
            String known = policy.tiers().stream().map(Tier::id).collect(Collectors.joining(", "));
            throw Input.wrong("tier", "must be one of the policy's: " + known);
        }
        return asked;
    }
}

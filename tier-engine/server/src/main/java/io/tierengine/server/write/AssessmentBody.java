package io.tierengine.server.write;

import io.tierengine.contract.Assessment;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.server.input.Input;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person's judgement to be given.
 *
 * @param ratings by criterion; those that the policy reads, at most 6 decimal places
 * @param reason why, for the audit; 1 to 1,000 characters
 * @param expiresAt first instant at which the ratings don't count any more; left out: until later ones come
 * @param sampleId the review sample in which the judgement was asked for; left out: it wasn't
 */
record AssessmentBody(
        @Nullable Map<String, @Nullable BigDecimal> ratings,
        @Nullable String reason,
        @Nullable String expiresAt,
        @Nullable String sampleId) {

    private static final int MOST_SAMPLE_ID = 200;

    /**
     * The record of the contract.
     *
     * @throws io.tierengine.server.problem.ProblemException with status 400 if something is missing or wrong
     */
    Assessment toRecord(String customerId, String author, Instant now, Policy policy) {
        Instant end = Input.optionalInstant(expiresAt, "expiresAt");
        if (end != null && !end.isAfter(now)) {
            throw Input.wrong("expiresAt", "must lie after now");
        }
        return Assessment.newBuilder()
                .setCustomerId(customerId)
                .setOccurredAt(now)
                .setAuthor(author)
                .setRatings(ratingsOf(policy))
                .setReason(Input.text(reason, "reason", OverrideBody.MOST_REASON))
                .setExpiresAt(end)
                .setSampleId(Input.optionalText(sampleId, "sampleId", MOST_SAMPLE_ID))
                .build();
    }

    private Map<String, BigDecimal> ratingsOf(Policy policy) {
        if (ratings == null || ratings.isEmpty()) {
            throw Input.wrong("ratings", "is missing; it has a number for each criterion that is judged");
        }
        Map<String, BigDecimal> checked = new HashMap<>();
        ratings.forEach((criterion, rating) -> {
            if (!policy.criteria().contains(criterion)) {
                throw Input.wrong(
                        "ratings",
                        policy.criteria().isEmpty()
                                ? "has a criterion, and the policy reads no assessments"
                                : "must be by the policy's criteria: " + String.join(", ", policy.criteria()));
            }
            if (rating == null) {
                throw Input.wrong("ratings." + criterion, "is null; it must be a number");
            }
            checked.put(
                    criterion, Decimals.toBigDecimal(Input.decimal(rating, Decimals.PLACES, "ratings." + criterion)));
        });
        return checked;
    }
}

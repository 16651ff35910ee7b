package io.tierengine.views;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer in a list: what the engine told last, and the profile. How the customer stands at this moment is told by a question for the one
 * customer.
 *
 * @param name from the profile
 * @param tier id of the effective tier
 * @param since from when on the tier holds
 * @param score at the latest change of tier; null where the policy has none
 * @param stage LEAD, NEW, ACTIVE, DORMANT or LOST; null where none was told
 * @param risk NONE, LOW, MEDIUM or HIGH; null where no alert was told
 * @param riskPoints of the signals that held at the latest alert
 * @param signals that held at the latest alert; null where none was told, or it was kept by a version that kept none
 * @param segment by the policy's name; null where none was told
 * @param valueAtStake at the latest alert, in the policy's currency
 * @param fallAt when the customer falls to a lower tier if nothing happens, as it was told last
 * @param fallTier the tier in which that leaves the customer
 * @param owner the person who looks after the customer
 * @param lastChange the latest change of tier
 * @param updatedAt when the latest of what the row is made of was written to its topic
 */
public record Row(
        String customerId,
        @Nullable String name,
        @Nullable String tier,
        @Nullable Instant since,
        @Nullable BigDecimal score,
        @Nullable String stage,
        @Nullable String risk,
        @Nullable BigDecimal riskPoints,
        @Nullable List<Signal> signals,
        @Nullable String segment,
        @Nullable BigDecimal valueAtStake,
        @Nullable Instant fallAt,
        @Nullable String fallTier,
        @Nullable String owner,
        @Nullable String region,
        @Nullable String industry,
        @Nullable String size,
        @Nullable String kind,
        @Nullable LastChange lastChange,
        Instant updatedAt) {

    /** A sign that the customer may leave, by its name in the policy, and what it counts. */
    public record Signal(String name, BigDecimal points) {}

    public Row {
        signals = signals == null ? null : List.copyOf(signals);
    }

    /**
     * A change of tier.
     *
     * @param direction ENROLLED, UPGRADED or DOWNGRADED
     * @param from null at the enrolment
     * @param at from when on it holds
     * @param causeId the event or the guard; null where the cause has no id
     */
    public record LastChange(
            String direction,
            @Nullable String from,
            String to,
            Instant at,
            String cause,
            @Nullable String causeId) {}
}

package io.tierengine.core.customer;

import io.tierengine.core.fact.Assessment;
import io.tierengine.core.fact.Event;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Intake;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.Profile;
import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.time.LocalCalendar;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What makes a fact unacceptable whatever is known of the customer (semantics §1). */
final class FactCheck {

    private static final int MIN_SINCE_DAY = (int) LocalDate.of(1800, 1, 1).toEpochDay();
    private static final int MAX_SINCE_DAY = (int) LocalDate.of(2200, 1, 1).toEpochDay();

    private final Policy policy;

    FactCheck(Policy policy) {
        this.policy = policy;
    }

    /** Why a fact can't be taken; null if it can. */
    Intake.@Nullable Refused refusalOf(Fact fact) {
        if (fact.customerId().isEmpty()) {
            return refused(Intake.Reason.NO_CUSTOMER, "customerId is missing");
        }
        if (fact instanceof Event event && event.eventId().isEmpty()) {
            return refused(Intake.Reason.NO_EVENT_ID, "eventId is missing");
        }
        if (!isTime(fact.occurredAtMillis())) {
            return outOfTime("occurredAt", fact.occurredAtMillis());
        }
        return switch (fact) {
            case Transaction transaction -> refusalOf(transaction);
            case Interaction interaction -> refusalOf(interaction);
            case TierOverride override -> refusalOf(override);
            case Profile profile -> refusalOf(profile);
            case Assessment assessment -> refusalOf(assessment);
        };
    }

    private Intake.@Nullable Refused refusalOf(Transaction transaction) {
        if (!transaction.currency().equals(policy.currency())) {
            return refused(
                    Intake.Reason.UNKNOWN_CURRENCY,
                    "currency is '" + transaction.currency() + "'; policy " + policy.name() + " takes "
                            + policy.currency());
        }
        if (!within(transaction.amount(), Transaction.MAX_AMOUNT)) {
            return outOfRange("amount", "a trillion");
        }
        if (transaction.margin() != Decimals.ABSENT && !within(transaction.margin(), Transaction.MAX_AMOUNT)) {
            return outOfRange("margin", "a trillion");
        }
        long landsAt = transaction.originalOccurredAtMillis();
        if (!isTime(landsAt)) {
            return outOfTime("originalOccurredAt", landsAt);
        }
        if (landsAt > transaction.occurredAtMillis()) {
            return refused(
                    Intake.Reason.ORIGINAL_AFTER_REFUND,
                    "originalOccurredAt " + Instant.ofEpochMilli(landsAt) + " is after the refund, "
                            + Instant.ofEpochMilli(transaction.occurredAtMillis()));
        }
        return null;
    }

    private static Intake.@Nullable Refused refusalOf(Interaction interaction) {
        boolean inRange = interaction.value() == Decimals.ABSENT || within(interaction.value(), Interaction.MAX_VALUE);
        return inRange ? null : outOfRange("value", "a billion");
    }

    private Intake.@Nullable Refused refusalOf(TierOverride override) {
        if (override.overrideKind() != TierOverride.Kind.RELEASE && policy.tierIndex(override.tier()) < 0) {
            return refused(
                    Intake.Reason.UNKNOWN_TIER,
                    "tier is '" + override.tier() + "'; policy " + policy.name() + " has "
                            + policy.tiers().stream().map(tier -> tier.id()).toList());
        }
        return null;
    }

    private static Intake.@Nullable Refused refusalOf(Assessment assessment) {
        for (var rating : assessment.ratings().entrySet()) {
            if (!within(rating.getValue(), Assessment.MAX_RATING)) {
                return outOfRange("the rating of " + rating.getKey(), "a billion");
            }
        }
        return null;
    }

    private static Intake.@Nullable Refused refusalOf(Profile profile) {
        int since = profile.customerSinceDay();
        boolean possible = since == Profile.NO_DAY || (since >= MIN_SINCE_DAY && since <= MAX_SINCE_DAY);
        return possible
                ? null
                : refused(Intake.Reason.TIME_OUT_OF_RANGE, "customerSince must lie between 1800 and 2200");
    }

    private static boolean isTime(long millis) {
        return millis >= LocalCalendar.MIN_MILLIS && millis < LocalCalendar.MAX_MILLIS;
    }

    private static boolean within(long value, long limit) {
        return value >= -limit && value <= limit;
    }

    private static Intake.Refused outOfTime(String field, long millis) {
        return refused(
                Intake.Reason.TIME_OUT_OF_RANGE,
                field + " is " + millis + " ms since 1970; it must lie between 1970 and 2200");
    }

    private static Intake.Refused outOfRange(String field, String limit) {
        return refused(Intake.Reason.NUMBER_OUT_OF_RANGE, field + " is beyond " + limit);
    }

    static Intake.Refused refused(Intake.Reason reason, String message) {
        return new Intake.Refused(reason, message);
    }
}

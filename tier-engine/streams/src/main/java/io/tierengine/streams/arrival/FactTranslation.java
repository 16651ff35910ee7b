package io.tierengine.streams.arrival;

import io.tierengine.contract.BackfillMark;
import io.tierengine.contract.ClockMark;
import io.tierengine.contract.CustomerProfile;
import io.tierengine.contract.OverrideKind;
import io.tierengine.contract.RefusalReason;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.Profile;
import io.tierengine.core.fact.ProfileAttribute;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.number.Decimals;
import io.tierengine.streams.arrival.Arrival.Content;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** From the contract's records to the core's facts. What the core couldn't represent becomes {@link Content.Unreadable}. */
public final class FactTranslation {

    private FactTranslation() {}

    public static Content ofTransaction(io.tierengine.contract.Transaction sent) {
        TransactionType type = switch (sent.getType()) {
            case PURCHASE -> TransactionType.PURCHASE;
            case REFUND -> TransactionType.REFUND;
            case ADJUSTMENT -> TransactionType.ADJUSTMENT;
            case UNKNOWN -> null;
        };
        if (type == null) {
            return unknownType(
                    "the transaction's type is newer than this engine; it knows PURCHASE, REFUND and ADJUSTMENT");
        }
        return new Content.OfFact(new Transaction(
                sent.getEventId(),
                sent.getCustomerId(),
                sent.getOccurredAt().toEpochMilli(),
                type,
                Decimals.unscaled(sent.getAmount(), Decimals.AMOUNT_PLACES),
                sent.getCurrency(),
                unscaled(sent.getMargin(), Decimals.AMOUNT_PLACES),
                sent.getChannel().orElse(null),
                sent.getCategory().orElse(null),
                sent.getOrderId().orElse(null),
                millis(sent.getOriginalOccurredAt()),
                sent.getAttributes()));
    }

    public static Content ofInteraction(io.tierengine.contract.Interaction sent) {
        if (sent.getType().isEmpty()) {
            return unknownType("the interaction's type is missing");
        }
        return new Content.OfFact(new Interaction(
                sent.getEventId(),
                sent.getCustomerId(),
                sent.getOccurredAt().toEpochMilli(),
                sent.getType(),
                unscaled(sent.getValue(), Decimals.PLACES),
                sent.getCaseId().orElse(null),
                sent.getAttributes()));
    }

    /** Named fields and free ones alike become attributes, under the names that a policy uses. */
    public static Content ofProfile(CustomerProfile sent) {
        Map<String, ProfileAttribute> attributes = new HashMap<>();
        sent.getDates().forEach((name, date) -> text(attributes, name, Optional.of(date.toString())));
        sent.getTexts().forEach((name, value) -> text(attributes, name, Optional.of(value)));
        sent.getNumbers().forEach((name, value) -> number(attributes, name, Optional.of(value)));
        text(attributes, "displayName", sent.getDisplayName());
        text(attributes, "kind", sent.getKind());
        text(attributes, "industry", sent.getIndustry());
        text(attributes, "region", sent.getRegion());
        text(attributes, "size", sent.getSize());
        text(attributes, "ownerId", sent.getOwnerId());
        number(attributes, "strategicValue", sent.getStrategicValue());
        number(attributes, "industryGrowth", sent.getIndustryGrowth());
        number(attributes, "budgetGrowth", sent.getBudgetGrowth());
        return new Content.OfFact(new Profile(
                sent.getCustomerId(),
                sent.getOccurredAt().toEpochMilli(),
                sent.getCustomerSince()
                        .map(LocalDate::toEpochDay)
                        .map(Math::toIntExact)
                        .orElse(Profile.NO_DAY),
                attributes));
    }

    public static Content ofOverride(io.tierengine.contract.TierOverride sent) {
        io.tierengine.core.fact.TierOverride.Kind kind = kindOf(sent.getKind());
        if (kind == null) {
            return unknownType("the override's kind is newer than this engine; it knows PIN, FLOOR, CAP and RELEASE");
        }
        return new Content.OfFact(new io.tierengine.core.fact.TierOverride(
                sent.getCustomerId(),
                sent.getOccurredAt().toEpochMilli(),
                kind,
                sent.getTier().orElse(""),
                sent.getReason().orElse(null),
                sent.getAuthor().orElse(null),
                sent.getEffectiveFrom().toEpochMilli(),
                millis(sent.getExpiresAt())));
    }

    public static Content ofAssessment(io.tierengine.contract.Assessment sent) {
        Map<String, Long> ratings = new HashMap<>();
        sent.getRatings()
                .forEach((criterion, rating) -> ratings.put(criterion, Decimals.unscaled(rating, Decimals.PLACES)));
        return new Content.OfFact(new io.tierengine.core.fact.Assessment(
                sent.getCustomerId(),
                sent.getOccurredAt().toEpochMilli(),
                sent.getAuthor().orElse(null),
                ratings,
                sent.getReason().orElse(null),
                millis(sent.getExpiresAt()),
                sent.getSampleId().orElse(null)));
    }

    public static Content ofMark(ClockMark sent) {
        if (sent.getBackfill() == BackfillMark.UNKNOWN) {
            return unknownType(
                    "the clock mark says of a backfill what this engine doesn't know; it knows OPEN and CLOSE");
        }
        Arrival.Backfill backfill = switch (sent.getBackfill()) {
            case OPEN -> Arrival.Backfill.OPENED;
            case CLOSE -> Arrival.Backfill.CLOSED;
            case NONE, UNKNOWN -> Arrival.Backfill.UNCHANGED;
        };
        return new Content.OfMark(new Arrival.Mark(millis(sent.getCompleteThrough()), backfill, sent.getSource()));
    }

    private static io.tierengine.core.fact.TierOverride.@org.jspecify.annotations.Nullable Kind kindOf(
            OverrideKind kind) {
        return switch (kind) {
            case PIN -> io.tierengine.core.fact.TierOverride.Kind.PIN;
            case FLOOR -> io.tierengine.core.fact.TierOverride.Kind.FLOOR;
            case CAP -> io.tierengine.core.fact.TierOverride.Kind.CAP;
            case RELEASE -> io.tierengine.core.fact.TierOverride.Kind.RELEASE;
            case UNKNOWN -> null;
        };
    }

    private static Content unknownType(String message) {
        return new Content.Unreadable(RefusalReason.UNKNOWN_TYPE, message);
    }

    private static long unscaled(Optional<BigDecimal> value, int places) {
        return value.map(number -> Decimals.unscaled(number, places)).orElse(Decimals.ABSENT);
    }

    private static long millis(Optional<Instant> instant) {
        return instant.map(Instant::toEpochMilli).orElse(Decimals.ABSENT);
    }

    private static void text(Map<String, ProfileAttribute> attributes, String name, Optional<String> value) {
        value.ifPresent(text -> attributes.put(name, new ProfileAttribute.Text(text)));
    }

    private static void number(Map<String, ProfileAttribute> attributes, String name, Optional<BigDecimal> value) {
        value.ifPresent(number ->
                attributes.put(name, new ProfileAttribute.Numeric(Decimals.unscaled(number, Decimals.PLACES))));
    }
}

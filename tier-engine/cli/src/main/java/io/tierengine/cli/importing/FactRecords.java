package io.tierengine.cli.importing;

import io.tierengine.contract.CustomerProfile;
import io.tierengine.contract.OverrideKind;
import io.tierengine.contract.TransactionType;
import io.tierengine.core.fact.Assessment;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.Profile;
import io.tierengine.core.fact.ProfileAttribute;
import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.number.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From the core's facts to the contract's records. */
final class FactRecords {

    private FactRecords() {}

    static io.tierengine.contract.Transaction of(Transaction fact) {
        return io.tierengine.contract.Transaction.newBuilder()
                .setEventId(fact.eventId())
                .setCustomerId(fact.customerId())
                .setOccurredAt(Instant.ofEpochMilli(fact.occurredAtMillis()))
                .setType(TransactionType.valueOf(fact.type().name()))
                .setAmount(BigDecimal.valueOf(fact.amount(), Decimals.AMOUNT_PLACES))
                .setCurrency(fact.currency())
                .setMargin(decimal(fact.margin(), Decimals.AMOUNT_PLACES))
                .setChannel(fact.channel())
                .setCategory(fact.category())
                .setOrderId(fact.orderId())
                .setOriginalOccurredAt(instant(fact.refundedAtMillis()))
                .setAttributes(fact.attributes())
                .build();
    }

    static io.tierengine.contract.Interaction of(Interaction fact) {
        return io.tierengine.contract.Interaction.newBuilder()
                .setEventId(fact.eventId())
                .setCustomerId(fact.customerId())
                .setOccurredAt(Instant.ofEpochMilli(fact.occurredAtMillis()))
                .setType(fact.type())
                .setValue(decimal(fact.value(), Decimals.PLACES))
                .setCaseId(fact.caseId())
                .setAttributes(fact.attributes())
                .build();
    }

    /** Attributes that the record names go into its own fields, where the value is of the field's type. */
    static CustomerProfile of(Profile fact) {
        CustomerProfile.Builder record = CustomerProfile.newBuilder()
                .setCustomerId(fact.customerId())
                .setOccurredAt(Instant.ofEpochMilli(fact.occurredAtMillis()))
                .setCustomerSince(
                        fact.customerSinceDay() == Profile.NO_DAY
                                ? null
                                : LocalDate.ofEpochDay(fact.customerSinceDay()));
        Map<String, String> texts = new HashMap<>();
        Map<String, BigDecimal> numbers = new HashMap<>();
        fact.attributes().forEach((name, value) -> {
            switch (value) {
                case ProfileAttribute.Text(String text) -> setText(record, name, text, texts);
                case ProfileAttribute.Numeric(long micros) ->
                    setNumber(record, name, Decimals.toBigDecimal(micros), numbers);
            }
        });
        return record.setTexts(texts).setNumbers(numbers).build();
    }

    private static void setText(CustomerProfile.Builder record, String name, String text, Map<String, String> others) {
        switch (name) {
            case "displayName" -> record.setDisplayName(text);
            case "kind" -> record.setKind(text);
            case "industry" -> record.setIndustry(text);
            case "region" -> record.setRegion(text);
            case "size" -> record.setSize(text);
            case "ownerId" -> record.setOwnerId(text);
            default -> others.put(name, text);
        }
    }

    private static void setNumber(
            CustomerProfile.Builder record, String name, BigDecimal number, Map<String, BigDecimal> others) {
        switch (name) {
            case "strategicValue" -> record.setStrategicValue(number);
            case "industryGrowth" -> record.setIndustryGrowth(number);
            case "budgetGrowth" -> record.setBudgetGrowth(number);
            default -> others.put(name, number);
        }
    }

    static io.tierengine.contract.TierOverride of(TierOverride fact) {
        return io.tierengine.contract.TierOverride.newBuilder()
                .setCustomerId(fact.customerId())
                .setOccurredAt(Instant.ofEpochMilli(fact.occurredAtMillis()))
                .setKind(OverrideKind.valueOf(fact.overrideKind().name()))
                .setTier(fact.tier().isEmpty() ? null : fact.tier())
                .setEffectiveFrom(Instant.ofEpochMilli(fact.effectiveFromMillis()))
                .setExpiresAt(instant(fact.expiresAtMillis()))
                .setReason(fact.reason())
                .setAuthor(fact.author())
                .build();
    }

    static io.tierengine.contract.Assessment of(Assessment fact) {
        Map<String, BigDecimal> ratings = new HashMap<>();
        fact.ratings().forEach((criterion, micros) -> ratings.put(criterion, Decimals.toBigDecimal(micros)));
        return io.tierengine.contract.Assessment.newBuilder()
                .setCustomerId(fact.customerId())
                .setOccurredAt(Instant.ofEpochMilli(fact.occurredAtMillis()))
                .setAuthor(fact.author())
                .setRatings(ratings)
                .setReason(fact.reason())
                .setExpiresAt(instant(fact.expiresAtMillis()))
                .setSampleId(fact.sampleId())
                .build();
    }

    private static @Nullable BigDecimal decimal(long unscaled, int places) {
        return unscaled == Decimals.ABSENT ? null : BigDecimal.valueOf(unscaled, places);
    }

    private static @Nullable Instant instant(long millis) {
        return millis == Decimals.ABSENT ? null : Instant.ofEpochMilli(millis);
    }
}

package io.tierengine.core.fact;

import io.tierengine.core.number.Decimals;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A purchase, a refund or an adjustment.
 *
 * @param amount money in units of 1/10,000 of the currency, with the sign it came with
 * @param currency ISO 4217 code; must be the policy's
 * @param margin in units of 1/10,000 of the currency, or absent
 * @param refundedAtMillis for a refund, when the refunded purchase happened; epoch milliseconds, or absent
 */
public record Transaction(
        String eventId,
        String customerId,
        long occurredAtMillis,
        TransactionType type,
        long amount,
        String currency,
        long margin,
        @Nullable String channel,
        @Nullable String category,
        @Nullable String orderId,
        long refundedAtMillis,
        Map<String, String> attributes)
        implements Event {

    /** The largest amount of money a transaction can move, in 1/10,000 of the currency: a trillion. */
    public static final long MAX_AMOUNT = 1_000_000_000_000L * 10_000L;

    /** A transaction with the required fields only. */
    public static Transaction of(
            String eventId,
            String customerId,
            long occurredAtMillis,
            TransactionType type,
            long amount,
            String currency) {
        return new Transaction(
                eventId,
                customerId,
                occurredAtMillis,
                type,
                amount,
                currency,
                Decimals.ABSENT,
                null,
                null,
                null,
                Decimals.ABSENT,
                Map.of());
    }

    @Override
    public FactKind kind() {
        return FactKind.TRANSACTION;
    }

    @Override
    public String typeName() {
        return type.name();
    }

    /** The amount as it counts: negative for a refund. In 1/10,000 of the currency. */
    public long signedAmount() {
        return signed(amount);
    }

    @Override
    public long number(EventNumber field) {
        return switch (field) {
            case AMOUNT -> signed(amount) * Decimals.MICROS_PER_AMOUNT_UNIT;
            case MARGIN -> margin == Decimals.ABSENT ? margin : signed(margin) * Decimals.MICROS_PER_AMOUNT_UNIT;
            case VALUE -> Decimals.ABSENT;
        };
    }

    @Override
    public @Nullable String text(EventText field) {
        return switch (field) {
            case TYPE -> type.name();
            case CURRENCY -> currency;
            case CHANNEL -> channel;
            case CATEGORY -> category;
            case ORDER_ID -> orderId;
            case CASE_ID -> null;
        };
    }

    @Override
    public long originalOccurredAtMillis() {
        return type == TransactionType.REFUND && refundedAtMillis != Decimals.ABSENT
                ? refundedAtMillis
                : occurredAtMillis;
    }

    private long signed(long money) {
        return type == TransactionType.REFUND ? -Math.abs(money) : money;
    }
}

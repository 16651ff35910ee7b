package io.tierengine.core.fact;

import io.tierengine.core.number.Decimals;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contact with the customer that moves no money: a visit, a survey, a complaint, a referral ...
 *
 * @param type an open vocabulary, such as {@code COMPLAINT}
 * @param value a number in micros, such as a survey's mark, or absent
 * @param caseId what opens and closes together, such as a complaint and its resolution
 */
public record Interaction(
        String eventId,
        String customerId,
        long occurredAtMillis,
        String type,
        long value,
        @Nullable String caseId,
        Map<String, String> attributes)
        implements Event {

    /** The largest value an interaction can carry, in micros: a billion. */
    public static final long MAX_VALUE = 1_000_000_000L * Decimals.ONE;

    @Override
    public FactKind kind() {
        return FactKind.INTERACTION;
    }

    @Override
    public String typeName() {
        return type;
    }

    @Override
    public long number(EventNumber field) {
        return field == EventNumber.VALUE ? value : Decimals.ABSENT;
    }

    @Override
    public @Nullable String text(EventText field) {
        return switch (field) {
            case TYPE -> type;
            case CASE_ID -> caseId;
            case CURRENCY, CHANNEL, CATEGORY, ORDER_ID -> null;
        };
    }
}

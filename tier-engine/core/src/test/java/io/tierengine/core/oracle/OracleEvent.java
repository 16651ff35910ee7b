package io.tierengine.core.oracle;

import io.tierengine.core.fact.Event;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.fact.EventText;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.RefundRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An accepted event.
 *
 * @param landsAt the instant whose tile it is on
 * @param landsOn the local day of that instant
 * @param seenAt the customer's {@code asOf} on accepting it
 */
record OracleEvent(Event fact, Instant occurredAt, Instant landsAt, LocalDate landsOn, Instant seenAt)
        implements OracleSight {

    static OracleEvent accepted(Event fact, RefundRule rule, OracleCalendar calendar, Instant seenAt) {
        Instant occurredAt = Instant.ofEpochMilli(fact.occurredAtMillis());
        Instant landsAt = occurredAt;
        if (rule == RefundRule.ORIGINAL_DAY
                && fact instanceof Transaction transaction
                && transaction.type() == TransactionType.REFUND
                && transaction.refundedAtMillis() != Decimals.ABSENT) {
            landsAt = Instant.ofEpochMilli(transaction.refundedAtMillis());
        }
        return new OracleEvent(fact, occurredAt, landsAt, calendar.dayOf(landsAt), seenAt);
    }

    boolean isTransaction() {
        return fact instanceof Transaction;
    }

    boolean isPurchase() {
        return fact instanceof Transaction transaction && transaction.type() == TransactionType.PURCHASE;
    }

    boolean isRefund() {
        return fact instanceof Transaction transaction && transaction.type() == TransactionType.REFUND;
    }

    String type() {
        return switch (fact) {
            case Transaction transaction -> transaction.type().name();
            case Interaction interaction -> interaction.type();
        };
    }

    @Override
    public @Nullable BigDecimal eventNumber(EventNumber field) {
        return switch (fact) {
            case Transaction transaction ->
                switch (field) {
                    case AMOUNT -> money(transaction.amount());
                    case MARGIN -> transaction.margin() == Decimals.ABSENT ? null : money(transaction.margin());
                    case VALUE -> null;
                };
            case Interaction interaction ->
                field == EventNumber.VALUE ? OracleNumbers.ofMicros(interaction.value()) : null;
        };
    }

    /** A refund is a negative amount, whatever sign it came with, and so is its margin. */
    private BigDecimal money(long tenThousandths) {
        BigDecimal given = BigDecimal.valueOf(tenThousandths, 4);
        return isRefund() ? given.abs().negate() : given;
    }

    @Override
    public @Nullable String eventText(EventText field) {
        return switch (fact) {
            case Transaction transaction ->
                switch (field) {
                    case TYPE -> transaction.type().name();
                    case CURRENCY -> transaction.currency();
                    case CHANNEL -> transaction.channel();
                    case CATEGORY -> transaction.category();
                    case ORDER_ID -> transaction.orderId();
                    case CASE_ID -> null;
                };
            case Interaction interaction ->
                switch (field) {
                    case TYPE -> interaction.type();
                    case CASE_ID -> interaction.caseId();
                    case CURRENCY, CHANNEL, CATEGORY, ORDER_ID -> null;
                };
        };
    }

    @Override
    public @Nullable String eventAttribute(String name) {
        return fact.attributes().get(name);
    }
}

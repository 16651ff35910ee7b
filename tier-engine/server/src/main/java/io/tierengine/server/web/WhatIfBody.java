package io.tierengine.server.web;

import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.number.Decimals;
import io.tierengine.server.input.Input;
import io.tierengine.streams.query.Supposition;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What hasn't happened: facts that would come now, one after the other, then days with none.
 *
 * @param facts null: none
 * @param days null: none
 */
record WhatIfBody(
        @Nullable List<@Nullable FactBody> facts, @Nullable Integer days) {

    private static final int MOST_FACTS = 100;
    private static final int MOST_DAYS = 3_660;

    /**
     * One fact.
     *
     * @param kind {@code transaction} or {@code interaction}
     * @param amount of a transaction, in the policy's currency
     * @param value of an interaction
     */
    record FactBody(
            @Nullable String kind,
            @Nullable String type,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal value,
            @Nullable String caseId) {

        private Fact at(String customerId, Instant now, String currency, int number) {
            String id = "what-if-" + number;
            return "transaction".equals(kind)
                    ? Transaction.of(
                            id,
                            customerId,
                            now.toEpochMilli(),
                            transactionType(),
                            Input.decimal(required(amount, "amount"), Decimals.AMOUNT_PLACES, "amount"),
                            currency)
                    : new Interaction(
                            id,
                            customerId,
                            now.toEpochMilli(),
                            required(type, "type"),
                            value == null ? Decimals.ABSENT : Input.decimal(value, Decimals.PLACES, "value"),
                            caseId,
                            Map.of());
        }

        private void check() {
            if (!"transaction".equals(kind) && !"interaction".equals(kind)) {
                throw new IllegalArgumentException("kind is " + kind + "; it is transaction or interaction");
            }
            if (required(type, "type").isEmpty()) {
                throw new IllegalArgumentException("type is empty");
            }
            if ("transaction".equals(kind)) {
                transactionType();
                Input.decimal(required(amount, "amount"), Decimals.AMOUNT_PLACES, "amount");
            } else if (value != null) {
                Input.decimal(value, Decimals.PLACES, "value");
            }
        }

        private TransactionType transactionType() {
            try {
                return TransactionType.valueOf(required(type, "type"));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "type is " + type + "; of a transaction it is PURCHASE, REFUND or ADJUSTMENT", e);
            }
        }

        private static <T> T required(@Nullable T given, String name) {
            if (given == null) {
                throw new IllegalArgumentException(name + " is missing");
            }
            return given;
        }
    }

    private List<FactBody> given() {
        List<FactBody> given = new ArrayList<>();
        for (FactBody fact : facts == null ? List.<@Nullable FactBody>of() : facts) {
            if (fact == null) {
                throw new IllegalArgumentException("a fact is null");
            }
            given.add(fact);
        }
        return given;
    }

    /**
     * The supposition.
     *
     * @throws IllegalArgumentException if something is missing or wrong; the message says what is taken
     */
    Supposition toSupposition() {
        List<FactBody> given = given();
        int nothingFor = days == null ? 0 : days;
        if (given.size() > MOST_FACTS) {
            throw new IllegalArgumentException(
                    "there are " + given.size() + " facts; at most " + MOST_FACTS + " are tried");
        }
        if (nothingFor < 0 || nothingFor > MOST_DAYS) {
            throw new IllegalArgumentException("days is " + nothingFor + "; it is 0 to " + MOST_DAYS);
        }
        given.forEach(FactBody::check);
        return new Supposition(
                (customerId, now, currency) -> {
                    List<Fact> supposed = new ArrayList<>();
                    for (FactBody fact : given) {
                        supposed.add(fact.at(customerId, now, currency, supposed.size() + 1));
                    }
                    return supposed;
                },
                Duration.ofDays(nothingFor));
    }
}

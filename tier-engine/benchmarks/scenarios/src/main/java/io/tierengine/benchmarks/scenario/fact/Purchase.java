package io.tierengine.benchmarks.scenario.fact;

import io.tierengine.contract.Transaction;
import io.tierengine.contract.TransactionType;
import io.tierengine.core.number.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Somebody buys something.
 *
 * @param occurredAtMillis epoch milliseconds
 * @param amount in 1/10,000 of the currency
 */
public record Purchase(long occurredAtMillis, long amount) {

    private static final long CENT = 100;

    /** One of a shop: 5 to 1,500, small ones more often. */
    static Purchase drawn(long occurredAtMillis, SplittableRandom random) {
        double size = random.nextDouble();
        return new Purchase(occurredAtMillis, (500 + (long) (149_500 * size * size * size)) * CENT);
    }

    /** As it is sent. */
    Transaction by(String customerId, String eventId, String currency) {
        return new Transaction(
                eventId,
                customerId,
                Instant.ofEpochMilli(occurredAtMillis),
                TransactionType.PURCHASE,
                BigDecimal.valueOf(amount, Decimals.AMOUNT_PLACES),
                currency,
                null,
                "web",
                "tools",
                eventId,
                null,
                Map.of());
    }
}

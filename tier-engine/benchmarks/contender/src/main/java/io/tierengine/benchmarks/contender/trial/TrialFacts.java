package io.tierengine.benchmarks.contender.trial;

import io.tierengine.contract.Transaction;
import io.tierengine.contract.TransactionType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Seeded transactions of some customers in order of time: purchases of different sizes and rhythms, refunds, repetitions, and
 * silences long enough for tiers to fall by time alone. Behind them come closing facts of customers of their own, all of one
 * instant, so that event time reaches the end in every partition.
 */
final class TrialFacts {

    static final Instant START = Instant.parse("2025-01-01T08:00:00Z");
    static final Duration SPAN = Duration.ofDays(300);

    /** When event time ends; no fact but the closing ones comes within an hour before. */
    static final Instant END = START.plus(SPAN).plus(Duration.ofHours(2));

    /** Less than the time for which an id is remembered: later it would be a new fact that comes too late. */
    private static final Duration REPEATED_WITHIN = Duration.ofDays(6);

    private static final int CUSTOMERS = 150;
    private static final int CLOSING = 64;

    private final Random random;
    private final Map<String, Transaction> lastPurchases = new HashMap<>();
    private final List<Transaction> facts = new ArrayList<>();

    private TrialFacts(long seed) {
        random = new Random(seed);
    }

    /** So many facts, and the closing ones. */
    static List<Transaction> of(long seed, int count) {
        TrialFacts made = new TrialFacts(seed);
        long step = SPAN.toMillis() / count;
        for (int i = 0; i < count; i++) {
            made.add(i, START.plusMillis(i * step + made.random.nextLong(step)));
        }
        for (int i = 0; i < CLOSING; i++) {
            made.facts.add(transaction("closing-" + i, "closing-" + i, END, TransactionType.PURCHASE, 1));
        }
        return made.facts;
    }

    /** Squared, so that few customers have most of the facts; each is silent two thirds of the time. */
    private void add(int number, Instant at) {
        double draw = random.nextDouble();
        int phase = (int) (Duration.between(START, at).toDays() / 50) % 3;
        int customer = ((int) (draw * draw * CUSTOMERS / 3)) * 3 + phase;
        String id = "customer-" + customer;
        Transaction last = lastPurchases.get(id);
        int kind = random.nextInt(20);
        if (kind == 0 && last != null && at.isBefore(last.getOccurredAt().plus(REPEATED_WITHIN))) {
            facts.add(last);
        } else if (kind == 1 && last != null) {
            Transaction refund = transaction("f-" + number, id, at, TransactionType.REFUND, 1 + random.nextInt(4_000));
            facts.add(Transaction.newBuilder(refund)
                    .setOriginalOccurredAt(last.getOccurredAt())
                    .build());
        } else {
            Transaction purchase =
                    transaction("f-" + number, id, at, TransactionType.PURCHASE, 1 + random.nextInt(8_000));
            lastPurchases.put(id, purchase);
            facts.add(purchase);
        }
    }

    private static Transaction transaction(String id, String customer, Instant at, TransactionType type, int cents) {
        return Transaction.newBuilder()
                .setEventId(id)
                .setCustomerId(customer)
                .setOccurredAt(at)
                .setType(type)
                .setAmount(BigDecimal.valueOf(cents, 2).setScale(4))
                .setCurrency("EUR")
                .setChannel("web")
                .build();
    }
}

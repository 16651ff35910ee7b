package io.tierengine.benchmarks.scenario.fact;

import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.customer.TierChange.Direction;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.time.LocalCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Customers who bought the same on the same days and then fell silent, so that all lose their tier at the same midnight. When that is
 * depends on the policy: the core is asked how long after the last purchase, and the days are chosen by it.
 */
public final class SilentCustomers {

    private static final int MOST_DAYS_BETWEEN = 7;
    private static final int YEAR_DAYS = 365;
    private static final long NOON_MILLIS = 12 * 3_600_000L;
    private static final long AMOUNT = 600_0000;

    private final String prefix;
    private final Policy policy;
    private final LocalCalendar calendar;
    private final int activeDays;

    /**
     * Whoever bought something on so many days.
     *
     * @param prefix of their ids, before a number
     */
    public SilentCustomers(String prefix, Policy policy, LocalCalendar calendar, int activeDays) {
        this.prefix = prefix;
        this.policy = policy;
        this.calendar = calendar;
        this.activeDays = activeDays;
    }

    /**
     * Customers whose first downgrade falls due at the midnight that begins a day.
     *
     * @throws IllegalStateException if the policy takes no tier away, or not at a midnight
     */
    public Population dueAt(int dueDay, int customers) {
        int guess = dueDay - YEAR_DAYS;
        int silence = calendar.dayOf(firstDowngrade(purchases(guess))) - guess;
        List<Purchase> purchases = purchases(dueDay - silence);
        long due = firstDowngrade(purchases);
        if (due != calendar.startOf(dueDay)) {
            throw new IllegalStateException("the downgrade falls due at " + due + " instead of "
                    + calendar.startOf(dueDay) + "; under this policy it isn't a matter of midnights");
        }
        return new Population(prefix, customers, (long) customers * activeDays, _ -> purchases);
    }

    private List<Purchase> purchases(int lastDay) {
        int between = Math.clamp(YEAR_DAYS / activeDays, 1, MOST_DAYS_BETWEEN);
        return IntStream.rangeClosed(1, activeDays)
                .mapToObj(i ->
                        new Purchase(calendar.startOf(lastDay - (activeDays - i) * between) + NOON_MILLIS, AMOUNT))
                .toList();
    }

    private long firstDowngrade(List<Purchase> purchases) {
        TierDecider decider = new TierDecider(policy);
        CustomerState state = decider.newCustomer(prefix);
        for (int i = 0; i < purchases.size(); i++) {
            Purchase purchase = purchases.get(i);
            decider.accept(
                    state,
                    Transaction.of(
                            prefix + i,
                            prefix,
                            purchase.occurredAtMillis(),
                            TransactionType.PURCHASE,
                            purchase.amount(),
                            policy.currency()),
                    _ -> {});
        }
        List<TierChange> changes = new ArrayList<>();
        while (changes.isEmpty()) {
            long next = decider.nextInstantMillis(state);
            if (next == TierDecider.NEVER) {
                throw new IllegalStateException("under this policy whoever bought on " + activeDays
                        + " days and falls silent is never downgraded");
            }
            decider.advance(state, next, change -> {
                if (change.direction() == Direction.DOWNGRADED) {
                    changes.add(change);
                }
            });
        }
        return changes.getFirst().effectiveAtMillis();
    }
}

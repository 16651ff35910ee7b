package io.tierengine.benchmarks.contender.trial;

import io.tierengine.benchmarks.contender.ChangeRecords;
import io.tierengine.contract.TierChange;
import io.tierengine.contract.Transaction;
import io.tierengine.contract.topic.ContractRecords;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.policy.Policy;
import io.tierengine.streams.arrival.Arrival.Content;
import io.tierengine.streams.arrival.FactTranslation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Facts, and what the core decides from them when each customer's are given to it in their order. */
public final class Trial {

    /** Changes up to here are compared: event time gets beyond it everywhere, and how far is the contender's matter. */
    private static final Instant UNTIL = TrialFacts.END.minus(Duration.ofMinutes(1));

    private final Policy policy;
    private final List<Transaction> facts;

    private Trial(Policy policy, List<Transaction> facts) {
        this.policy = policy;
        this.facts = facts;
    }

    /** A trial with so many facts. */
    public static Trial of(Policy policy, long seed, int count) {
        ContractRecords.trust();
        return new Trial(policy, TrialFacts.of(seed, count));
    }

    /** In order of time. */
    public List<Transaction> facts() {
        return facts;
    }

    /** The changes of each customer as the core decides them, in their order. */
    public Map<String, List<TierChange>> decided() {
        TierDecider decider = new TierDecider(policy);
        ChangeRecords records = new ChangeRecords(policy);
        Map<String, CustomerState> customers = new HashMap<>();
        List<TierChange> changes = new ArrayList<>();
        for (Transaction fact : facts) {
            CustomerState state = customers.computeIfAbsent(fact.getCustomerId(), decider::newCustomer);
            if (!(FactTranslation.ofTransaction(fact) instanceof Content.OfFact(var known))) {
                throw new IllegalStateException("no fact: " + fact);
            }
            decider.accept(state, known, change -> changes.add(records.recordOf(change, 0)));
        }
        for (CustomerState state : customers.values()) {
            decider.advance(state, UNTIL.toEpochMilli(), change -> changes.add(records.recordOf(change, 0)));
        }
        return byCustomer(changes);
    }

    /** Changes read from the topic as {@link #decided} gives them: without the instant of deciding, up to the end of the trial. */
    public static Map<String, List<TierChange>> byCustomer(List<TierChange> changes) {
        Map<String, List<TierChange>> sorted = new TreeMap<>();
        for (TierChange change : changes) {
            if (isWithin(change)) {
                sorted.computeIfAbsent(change.getCustomerId(), id -> new ArrayList<>())
                        .add(TierChange.newBuilder(change)
                                .setDecidedAt(Instant.EPOCH)
                                .build());
            }
        }
        return sorted;
    }

    /**
     * Where two results of {@link #byCustomer} differ, a few lines for each customer.
     *
     * @param wanted as {@link #decided}
     */
    public static List<String> differences(Map<String, List<TierChange>> wanted, Map<String, List<TierChange>> found) {
        Set<String> customers = new TreeSet<>(wanted.keySet());
        customers.addAll(found.keySet());
        List<String> differences = new ArrayList<>();
        for (String customer : customers) {
            List<TierChange> missing = new ArrayList<>(wanted.getOrDefault(customer, List.of()));
            List<TierChange> surplus = new ArrayList<>(found.getOrDefault(customer, List.of()));
            if (!missing.equals(surplus)) {
                List<TierChange> both = List.copyOf(missing);
                missing.removeAll(surplus);
                surplus.removeAll(both);
                differences.add(customer + ": missing " + missing + ", found instead " + surplus);
            }
        }
        return differences;
    }

    static long comparable(List<TierChange> changes) {
        return changes.stream().filter(Trial::isWithin).count();
    }

    private static boolean isWithin(TierChange change) {
        return !change.getEffectiveAt().isAfter(UNTIL);
    }
}

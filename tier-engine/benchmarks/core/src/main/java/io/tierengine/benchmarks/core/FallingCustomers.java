package io.tierengine.benchmarks.core;

import io.tierengine.benchmarks.core.SampleCustomers.Sample;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.customer.TierDecider;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@linkplain SampleCustomers Customers} who fell silent: each packed as it is a millisecond before its first fall to a lower tier. */
final class FallingCustomers {

    private static final int MOST_EVALUATIONS = 4_000;

    private final SampleCustomers customers;
    private final List<Falling> falling;

    /**
     * A customer about to fall.
     *
     * @param dueMillis when, epoch milliseconds
     */
    record Falling(Sample sample, PackedState packed, long dueMillis) {}

    /** The bytes of a state; a class of its own as the bytes are shared, not copied. */
    static final class PackedState {
        private final byte[] bytes;

        private PackedState(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    private FallingCustomers(SampleCustomers customers, List<Falling> falling) {
        this.customers = customers;
        this.falling = List.copyOf(falling);
    }

    /** As many as are asked for; seeded as the samples are. */
    static FallingCustomers of(int activeDays, int count) {
        // Some never rise above the lowest tier.
        SampleCustomers customers = SampleCustomers.of(activeDays, 2 * count);
        List<Falling> falling = new ArrayList<>(count);
        for (Sample sample : customers.samples()) {
            Falling found = falling.size() < count ? fall(customers, sample) : null;
            if (found != null) {
                falling.add(found);
            }
        }
        if (falling.size() < count) {
            throw new IllegalStateException(
                    "of %d customers with %d active days only %d ever fall; see bench-policy.yaml"
                            .formatted(2 * count, activeDays, falling.size()));
        }
        return new FallingCustomers(customers, falling);
    }

    private static @Nullable Falling fall(SampleCustomers customers, Sample sample) {
        TierDecider decider = customers.decider();
        CustomerState state = customers.unpack(sample);
        for (long due = silentUntil(decider, state); due != TierDecider.NEVER; due = silentUntil(decider, state)) {
            decider.advance(state, due - 1, _ -> {});
            byte[] before = customers.codec().encode(state);
            List<TierChange> told = new ArrayList<>();
            decider.advance(state, due, told::add);
            if (told.stream().anyMatch(change -> change.direction() == TierChange.Direction.DOWNGRADED)) {
                return new Falling(sample, new PackedState(before), due);
            }
        }
        return null;
    }

    private static long silentUntil(TierDecider decider, CustomerState state) {
        return decider.silentUntilMillis(state, MOST_EVALUATIONS);
    }

    TierDecider decider() {
        return customers.decider();
    }

    long dueMillis(int index) {
        return falling.get(index).dueMillis();
    }

    /** New states of all customers, each just before its fall. */
    List<CustomerState> unpackAll() {
        List<CustomerState> states = new ArrayList<>(falling.size());
        for (Falling one : falling) {
            states.add(customers.codec().decode(one.sample().customerId(), one.packed().bytes));
        }
        return states;
    }
}

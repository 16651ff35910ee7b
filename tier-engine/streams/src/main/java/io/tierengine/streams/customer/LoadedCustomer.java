package io.tierengine.streams.customer;

import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.fact.Fact;
import io.tierengine.streams.task.Positions;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** A customer in memory, with what has happened to it since it was last written. */
final class LoadedCustomer {

    private final Bytes key;
    private final List<Step> steps = new ArrayList<>(2);
    /** How far in the input it had come when it was stored; null if that doesn't matter. */
    private final @Nullable Positions reached;

    private CustomerState state;
    private int bytes;
    private WriteBehind.@Nullable Place place;
    private boolean urgent;
    private boolean used = true;
    private boolean silent = true;

    /**
     * The customer was advanced to the clock and, if there is one, took a fact.
     *
     * @param clockMillis of the partition
     */
    record Step(long clockMillis, @Nullable Fact fact) {}

    LoadedCustomer(Bytes key, CustomerState state, @Nullable Positions reached) {
        this.key = key;
        this.state = state;
        this.reached = reached;
    }

    Bytes key() {
        return key;
    }

    CustomerState state() {
        return state;
    }

    @Nullable
    Positions reached() {
        return reached;
    }

    /** Where it waits to be written. */
    void waitAt(WriteBehind.Place where) {
        place = where;
    }

    boolean isUrgent() {
        return urgent;
    }

    void hurry() {
        urgent = true;
    }

    /** What it was taken to occupy in memory. */
    int bytes() {
        return bytes;
    }

    void occupies(int estimate) {
        bytes = estimate;
    }

    boolean isChanged() {
        return !steps.isEmpty();
    }

    /** Whether all that has happened since it was last written is that time went by. */
    boolean isSilent() {
        return silent;
    }

    /** Whether it was asked for since it was last passed over. */
    boolean isUsed() {
        return used;
    }

    void used(boolean now) {
        used = now;
    }

    void changed(long clockMillis, @Nullable Fact fact) {
        steps.add(new Step(clockMillis, fact));
        silent &= fact == null;
    }

    void written() {
        steps.clear();
        silent = true;
        leave();
    }

    /** It waits no longer. */
    void leave() {
        urgent = false;
        if (place != null) {
            place.leave();
            place = null;
        }
    }

    List<Step> steps() {
        return steps;
    }

    /** Another state for the same customer and the same steps. */
    void replace(CustomerState other) {
        state = other;
    }
}

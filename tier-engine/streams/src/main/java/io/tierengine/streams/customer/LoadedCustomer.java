package io.tierengine.streams.customer;

import io.tierengine.core.customer.CustomerState;
import io.tierengine.streams.task.Positions;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** A customer in memory, with what has happened to it since it was last written. */
final class LoadedCustomer {

    private final Bytes key;
    /** How far in the input it had come when it was stored; null if that doesn't matter. */
    private final @Nullable Positions reached;

    private CustomerState state;
    private long lastStep = StepLog.NONE;
    private int steps;
    private int bytes;
    private WriteBehind.@Nullable Place place;
    private boolean urgent;
    private boolean used = true;
    private boolean silent = true;

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
        return steps > 0;
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

    /** Something has happened to it: a step in the {@link StepLog}. */
    void changed(long step, boolean tookFact) {
        lastStep = step;
        steps++;
        silent &= !tookFact;
    }

    void written() {
        lastStep = StepLog.NONE;
        steps = 0;
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

    /** What has happened to it last since it was last written; {@link StepLog#NONE}: nothing. */
    long lastStep() {
        return lastStep;
    }

    /** How much has happened to it since it was last written. */
    int steps() {
        return steps;
    }

    /** Another state for the same customer and the same steps. */
    void replace(CustomerState other) {
        state = other;
    }
}

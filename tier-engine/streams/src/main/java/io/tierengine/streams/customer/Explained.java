package io.tierengine.streams.customer;

import io.tierengine.core.customer.Alert;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.LifecycleChange;
import io.tierengine.core.customer.SegmentChange;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.customer.TierChanges;
import java.util.function.Consumer;

/**
 * Asks for explanations on behalf of whoever takes the changes.
 *
 * @param history brings back the history of a customer for which it is away
 */
record Explained(TierChanges changes, Consumer<CustomerState> history) implements TierChanges {

    @Override
    public void changed(TierChange change) {
        changes.changed(change);
    }

    @Override
    public void stageChanged(LifecycleChange change) {
        changes.stageChanged(change);
    }

    @Override
    public void segmentChanged(SegmentChange change) {
        changes.segmentChanged(change);
    }

    @Override
    public void alerted(Alert alert) {
        changes.alerted(alert);
    }

    @Override
    public void counted(String customerId, long atMillis, long recencyDays, long frequency, long monetary) {
        changes.counted(customerId, atMillis, recencyDays, frequency, monetary);
    }

    @Override
    public boolean wantsExplanations() {
        return true;
    }

    @Override
    public void explaining(CustomerState state) {
        history.accept(state);
    }
}

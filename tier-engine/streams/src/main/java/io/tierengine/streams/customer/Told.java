package io.tierengine.streams.customer;

import io.tierengine.core.customer.Alert;
import io.tierengine.core.customer.LifecycleChange;
import io.tierengine.core.customer.SegmentChange;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.customer.TierChanges;
import java.util.ArrayList;
import java.util.List;

/** What a call of the core has told about a customer, until it is sent on. */
final class Told implements TierChanges {

    private final List<TierChange> tiers = new ArrayList<>();
    private final List<LifecycleChange> stages = new ArrayList<>();
    private final List<SegmentChange> segments = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();

    @Override
    public void changed(TierChange change) {
        tiers.add(change);
    }

    @Override
    public void stageChanged(LifecycleChange change) {
        stages.add(change);
    }

    @Override
    public void segmentChanged(SegmentChange change) {
        segments.add(change);
    }

    @Override
    public void alerted(Alert alert) {
        alerts.add(alert);
    }

    /** Tier changes, in their order. */
    List<TierChange> tiers() {
        return tiers;
    }

    List<LifecycleChange> stages() {
        return stages;
    }

    List<SegmentChange> segments() {
        return segments;
    }

    List<Alert> alerts() {
        return alerts;
    }

    boolean isEmpty() {
        return tiers.isEmpty() && stages.isEmpty() && segments.isEmpty() && alerts.isEmpty();
    }

    void clear() {
        tiers.clear();
        stages.clear();
        segments.clear();
        alerts.clear();
    }
}

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
    private final List<Counted> counts = new ArrayList<>();

    /**
     * Where a customer stood when it was advanced past a counting instant; numbers in micros.
     *
     * @param atMillis the counting instant
     */
    record Counted(long atMillis, long recencyDays, long frequency, long monetary) {}

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

    @Override
    public void counted(String customerId, long atMillis, long recencyDays, long frequency, long monetary) {
        counts.add(new Counted(atMillis, recencyDays, frequency, monetary));
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

    List<Counted> counts() {
        return counts;
    }

    boolean isEmpty() {
        return counts.isEmpty() && !isToBeSent();
    }

    /** Whether others are to be told something. */
    boolean isToBeSent() {
        return !(tiers.isEmpty() && stages.isEmpty() && segments.isEmpty() && alerts.isEmpty());
    }

    void clear() {
        tiers.clear();
        stages.clear();
        segments.clear();
        alerts.clear();
        counts.clear();
    }
}

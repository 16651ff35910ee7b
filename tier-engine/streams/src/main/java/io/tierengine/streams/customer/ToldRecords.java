package io.tierengine.streams.customer;

import io.tierengine.contract.ChangeExplanation;
import io.tierengine.contract.CustomerAlert;
import io.tierengine.contract.LifecycleChange;
import io.tierengine.contract.SegmentChange;
import io.tierengine.contract.TierChange;
import io.tierengine.core.customer.Alert;
import io.tierengine.core.customer.TierChanges;
import io.tierengine.core.explain.Explanation;
import io.tierengine.core.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/** What the core tells, explained and as records of the contract, for those who only ask. When it was decided isn't told: it wasn't. */
public final class ToldRecords implements TierChanges {

    private final Outputs outputs;
    private final List<TierChange> tiers = new ArrayList<>();
    private final List<LifecycleChange> stages = new ArrayList<>();
    private final List<SegmentChange> segments = new ArrayList<>();
    private final List<CustomerAlert> alerts = new ArrayList<>();

    public ToldRecords(Policy policy) {
        outputs = new Outputs(policy);
    }

    @Override
    public void changed(io.tierengine.core.customer.TierChange change) {
        tiers.add(outputs.tierChange(change, change.effectiveAtMillis()));
    }

    @Override
    public void stageChanged(io.tierengine.core.customer.LifecycleChange change) {
        stages.add(outputs.lifecycleChange(change, change.effectiveAtMillis()));
    }

    @Override
    public void segmentChanged(io.tierengine.core.customer.SegmentChange change) {
        segments.add(outputs.segmentChange(change, change.effectiveAtMillis()));
    }

    @Override
    public void alerted(Alert alert) {
        alerts.add(outputs.alert(alert, alert.effectiveAtMillis()));
    }

    @Override
    public boolean wantsExplanations() {
        return true;
    }

    /** Why a customer is where it is, in the form in which a tier change carries why it came about. */
    public ChangeExplanation explanation(Explanation explanation) {
        return outputs.explanation(explanation);
    }

    public List<TierChange> tiers() {
        return tiers;
    }

    public List<LifecycleChange> stages() {
        return stages;
    }

    public List<SegmentChange> segments() {
        return segments;
    }

    public List<CustomerAlert> alerts() {
        return alerts;
    }

    /** Forgets all of it. */
    public void clear() {
        tiers.clear();
        stages.clear();
        segments.clear();
        alerts.clear();
    }
}

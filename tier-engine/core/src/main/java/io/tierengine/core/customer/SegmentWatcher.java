package io.tierengine.core.customer;

import io.tierengine.core.policy.Policy;
import io.tierengine.core.rfm.RfmRules;
import org.jspecify.annotations.Nullable;

/** Tells when a customer comes to another segment of recency, frequency and monetary value. */
final class SegmentWatcher {

    private final CustomerView view;
    private final @Nullable RfmRules rules;

    SegmentWatcher(Policy policy, CustomerView view) {
        this.view = view;
        rules = policy.rfm();
    }

    /** Looks through a view that is open. */
    void look(CustomerState state, Watcher.Occasion occasion, TierChanges changes) {
        String segment = rules == null ? null : rules.segment(view);
        WatchState watch = state.watch;
        if (rules == null || segment == null || segment.equals(watch.segment)) {
            return;
        }
        String previous = watch.segment;
        watch.segment = segment;
        watch.segmentSequence++;
        state.told++;
        changes.segmentChanged(new SegmentChange(
                state.customerId,
                watch.segmentSequence,
                previous,
                segment,
                RfmRules.score(rules.recency(), view),
                RfmRules.score(rules.frequency(), view),
                RfmRules.score(rules.monetary(), view),
                occasion.cause(),
                occasion.causeId(),
                state.asOfMillis));
    }
}

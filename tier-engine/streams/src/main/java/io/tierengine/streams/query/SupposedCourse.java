package io.tierengine.streams.query;

import io.tierengine.contract.CustomerAlert;
import io.tierengine.contract.LifecycleChange;
import io.tierengine.contract.SegmentChange;
import io.tierengine.contract.TierChange;
import java.util.List;

/**
 * What would come of a supposition. Nothing of it was written anywhere.
 *
 * @param after the customer at the end
 * @param changes of tier on the way, explained
 * @param stages changes of the stage of life on the way
 * @param segments changes of the segment on the way
 * @param alerts on the way
 * @param refusals why facts would be refused, in their order; none: all would count
 */
public record SupposedCourse(
        DescribedCustomer after,
        List<TierChange> changes,
        List<LifecycleChange> stages,
        List<SegmentChange> segments,
        List<CustomerAlert> alerts,
        List<String> refusals) {

    public SupposedCourse {
        changes = List.copyOf(changes);
        stages = List.copyOf(stages);
        segments = List.copyOf(segments);
        alerts = List.copyOf(alerts);
        refusals = List.copyOf(refusals);
    }
}

package io.tierengine.streams.query;

import io.tierengine.contract.TierChange;
import io.tierengine.core.customer.Timeline;
import java.time.Instant;
import java.util.List;

/** Questions about customers. Safe for use by several threads. */
public interface CustomerQueries {

    /** The state of one customer as the engine has it now, decisions included that aren't committed yet. */
    CustomerAnswer<DescribedCustomer> customer(String customerId);

    /** The latest tier changes of a customer, the oldest first, as many as are kept. */
    CustomerAnswer<List<TierChange>> changes(String customerId);

    /** What would come of something that hasn't happened. */
    CustomerAnswer<SupposedCourse> suppose(String customerId, Supposition supposition);

    /**
     * What becomes of a customer's metrics and score if no fact comes.
     *
     * @param now from when on; a customer that has been evaluated further is looked at from there
     * @param days how many local days ahead
     */
    CustomerAnswer<Timeline> timeline(String customerId, Instant now, int days);
}

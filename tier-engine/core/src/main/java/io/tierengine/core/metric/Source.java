package io.tierengine.core.metric;

import io.tierengine.core.fact.Event;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.fact.Transaction;

/** The stream of events that a metric looks at. */
public enum Source {
    TRANSACTIONS("transactions"),
    INTERACTIONS("interactions");

    private final String policyName;

    Source(String policyName) {
        this.policyName = policyName;
    }

    /** As written in a policy. */
    public String policyName() {
        return policyName;
    }

    public boolean has(Event event) {
        return event instanceof Transaction == (this == TRANSACTIONS);
    }

    /** Whether its events can carry a numeric field. */
    public boolean carries(EventNumber field) {
        return (field == EventNumber.VALUE) == (this == INTERACTIONS);
    }
}

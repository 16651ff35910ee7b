package io.tierengine.core.metric;

/** How a metric makes one number of many events (semantics §2). */
public enum Aggregate {
    /** Adds up a field, refunds included. 0 if there is nothing. */
    SUM("sum", true),
    /** Counts events, refunds left out. 0 if there is nothing. */
    COUNT("count", false),
    /** The sum, refunds included, over the number of events that aren't refunds; absent if there are none. */
    AVERAGE("average", true),
    /** The smallest value, refunds left out; absent if there is none. */
    MIN("min", true),
    /** The largest value, refunds left out; absent if there is none. */
    MAX("max", true),
    /** The value of the latest event, at a tie the later to arrive, refunds left out; absent if there is none. */
    LAST("last", true),
    /** Local days with at least one event that isn't a refund. 0 if there is none. */
    ACTIVE_DAYS("activeDays", false),
    /** Cases that are open now. 0 if there is none. */
    OPEN_CASES("openCases", false),
    /** Whole hours since the oldest open case was opened; absent if none is. */
    OLDEST_OPEN_HOURS("oldestOpenHours", false),
    /** The mean of the hours between opening and closing of the cases closed in the window; absent if there are none. */
    RESOLUTION_HOURS("resolutionHours", false);

    private final String policyName;
    private final boolean needsField;

    Aggregate(String policyName, boolean needsField) {
        this.policyName = policyName;
        this.needsField = needsField;
    }

    /** As written in a policy. */
    public String policyName() {
        return policyName;
    }

    /** Whether there must be a field to aggregate. */
    public boolean needsField() {
        return needsField;
    }

    /** Whether it looks at cases, each an opening interaction and a closing one, rather than at single events. */
    public boolean isOfCases() {
        return this == OPEN_CASES || this == OLDEST_OPEN_HOURS || this == RESOLUTION_HOURS;
    }

    /** Whether it tells of the present only, so that it has no window. */
    public boolean isOfPresent() {
        return this == OPEN_CASES || this == OLDEST_OPEN_HOURS;
    }
}

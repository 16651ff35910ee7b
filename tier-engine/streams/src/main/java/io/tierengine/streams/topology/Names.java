package io.tierengine.streams.topology;

/** Names of nodes and stores. Stores' names are part of their changelog topics' names: changing one loses its state. */
public final class Names {

    /** Packed state by customer id. */
    public static final String CUSTOMERS_STORE = "customers";

    /** Packed history, the part of a customer's state that is seldom needed, by customer id. */
    public static final String HISTORIES_STORE = "histories";

    /** Latest tier changes by customer id. */
    public static final String CHANGES_STORE = "latest-changes";

    /** Timers by instant and customer id; without a changelog. */
    public static final String TIMERS_STORE = "timers";

    /** A task's clock and policy. */
    public static final String TASK_STORE = "task";

    /** Policies as published, on every instance. */
    public static final String POLICIES_STORE = "policies";

    /** Cut-offs by percentile as published, on every instance. */
    public static final String CUTOFFS_STORE = "cutoffs";

    /** Counts of partitions until they are merged. */
    public static final String COUNTS_STORE = "rfm-counts";

    static final String BEFORE_COMMIT = "before-commit";
    static final String PROGRESS = "progress";
    static final String TRANSACTIONS = "read-transactions";
    static final String INTERACTIONS = "read-interactions";
    static final String PROFILES = "read-profiles";
    static final String OVERRIDES = "read-overrides";
    static final String ASSESSMENTS = "read-assessments";
    static final String CLOCK_MARKS = "read-clock-marks";
    static final String POLICIES = "read-policies";
    static final String KEEP_POLICIES = "keep-policies";
    static final String CUTOFFS = "read-rfm-cutoffs";
    static final String KEEP_CUTOFFS = "keep-rfm-cutoffs";
    static final String COUNTS = "read-rfm-counts";
    static final String MERGE_COUNTS = "merge-rfm-counts";
    static final String INTAKE = "intake";
    static final String DECIDE = "decide";
    static final String TIER_CHANGES = "write-tier-changes";
    static final String CUSTOMER_TIERS = "write-customer-tiers";
    static final String LIFECYCLE_CHANGES = "write-lifecycle-changes";
    static final String SEGMENT_CHANGES = "write-segment-changes";
    static final String CUSTOMER_ALERTS = "write-customer-alerts";
    static final String TIER_AUDIT = "write-tier-audit";
    static final String RFM_COUNTS = "write-rfm-counts";
    static final String MERGED_COUNTS = "delete-rfm-counts";
    static final String RFM_CUTOFFS = "write-rfm-cutoffs";
    static final String DEAD_LETTERS = "write-dead-letters";

    private Names() {}
}

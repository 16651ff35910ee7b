package io.tierengine.views.topology;

/** Names of nodes. */
final class Names {

    static final String BEFORE_COMMIT = "before-commit";
    static final String TIER_CHANGES = "read-tier-changes";
    static final String LIFECYCLE_CHANGES = "read-lifecycle-changes";
    static final String SEGMENT_CHANGES = "read-segment-changes";
    static final String CUSTOMER_ALERTS = "read-customer-alerts";
    static final String PROFILES = "read-profiles";
    static final String VIEW = "view";
    static final String FEED = "write-feed";

    private Names() {}
}

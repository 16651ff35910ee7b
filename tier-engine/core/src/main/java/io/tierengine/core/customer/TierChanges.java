package io.tierengine.core.customer;

/** Takes what is decided about customers, in the order in which it is decided. */
@FunctionalInterface
public interface TierChanges {

    void changed(TierChange change);

    /** A customer came to another stage of life. */
    default void stageChanged(LifecycleChange change) {}

    /** A customer came to another segment. */
    default void segmentChanged(SegmentChange change) {}

    /** Something that a person should look at. */
    default void alerted(Alert alert) {}

    /** Whether tier changes are to be explained; if not, which is the default, explanations cost nothing. */
    default boolean wantsExplanations() {
        return false;
    }

    /**
     * An explanation is about to look further ahead than the decision did, and the customer's history is away: the moment to bring it
     * back. If it isn't brought back, the projection ends where it would be needed.
     */
    default void explaining(CustomerState state) {}
}

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
}

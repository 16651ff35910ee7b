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

    /**
     * A customer who has bought was led past an instant at which customers are counted for cut-offs: how it stands there, none of it negative.
     *
     * @param atMillis the counting instant, epoch milliseconds
     * @param recencyDaysMicros local days since the last purchase
     * @param frequencyMicros how often the customer buys
     * @param monetaryMicros for how much
     */
    default void counted(
            String customerId, long atMillis, long recencyDaysMicros, long frequencyMicros, long monetaryMicros) {}

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

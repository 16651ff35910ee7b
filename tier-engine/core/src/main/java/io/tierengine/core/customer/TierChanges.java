package io.tierengine.core.customer;

/** Takes tier changes in the order in which they are decided. */
@FunctionalInterface
public interface TierChanges {

    void changed(TierChange change);
}

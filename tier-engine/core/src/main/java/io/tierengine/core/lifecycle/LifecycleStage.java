package io.tierengine.core.lifecycle;

/** The stages of a customer's life, by purchases alone (semantics §7). */
public enum LifecycleStage {
    /** Facts, but no purchase yet. */
    LEAD,
    /** The first purchase was less than {@code newFor} ago. */
    NEW,
    /** Buys. */
    ACTIVE,
    /** No purchase for {@code dormantAfter}. */
    DORMANT,
    /** No purchase for {@code lostAfter}. */
    LOST
}

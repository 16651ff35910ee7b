package io.tierengine.core.policy;

/** The day on which a refund lands (semantics §1). */
public enum RefundRule {
    /** That of the refunded purchase when it is known, otherwise the refund's own. */
    ORIGINAL_DAY,
    /** The refund's own. */
    REFUND_DAY
}

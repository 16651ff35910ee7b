package io.tierengine.core.fact;

/** What kind of money movement a transaction is. */
public enum TransactionType {
    /** The customer bought. Counts as a purchase for recency and tenure. */
    PURCHASE,
    /** Money back: a negative amount, whatever sign it came with. */
    REFUND,
    /** A correction of either sign. */
    ADJUSTMENT
}

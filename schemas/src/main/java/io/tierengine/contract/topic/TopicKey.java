package io.tierengine.contract.topic;

/**
 * The form of a topic's record keys. Keys are text without a schema id: compaction and partitioning compare bytes, and a
 * schema id in front of a key makes two keys of one when the schema is registered anew.
 */
public enum TopicKey {
    CUSTOMER_ID("`customerId` as UTF-8 text"),
    /** See {@link CustomerKey}. */
    PROGRAM_AND_CUSTOMER("`program/customerId` as UTF-8 text"),
    /** See {@link PolicyKey}. */
    POLICY_VERSION("`name/version` as UTF-8 text"),
    /** See {@link CutoffKey}. */
    CUTOFFS("`program/version/countedAt` as UTF-8 text"),
    /** See {@link CutoffKey}. */
    PARTITION_COUNT("`program/version/countedAt/partition` as UTF-8 text"),
    /** Of a dead letter. */
    SOURCE_KEY("the refused record's key, byte for byte"),
    NONE("none");

    private final String form;

    TopicKey(String form) {
        this.form = form;
    }

    /** The form in words, for the generated documents. */
    public String form() {
        return form;
    }

    /** Whether a record may come without a key. */
    public boolean mayBeAbsent() {
        return this == NONE || this == SOURCE_KEY;
    }
}

package io.tierengine.contract.topic;

/** What decides the partition that a record is written to. */
public enum Placement {
    /** The customer id alone, even where the key holds more, so that all about a customer lies under one number. */
    BY_CUSTOMER("hash of the customer id (murmur2, as Kafka's Java client computes it)"),
    /** The writer names the partition that the record is about. */
    BY_NUMBER("the writer names the partition"),
    /** The whole key, by the client's default. */
    BY_KEY("hash of the key");

    private final String rule;

    Placement(String rule) {
        this.rule = rule;
    }

    /** The rule in words, for the generated documents. */
    public String rule() {
        return rule;
    }
}

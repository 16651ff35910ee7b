package io.tierengine.core.fact;

/** The numeric fields of an event that a metric can aggregate or a {@code where} can look at. */
public enum EventNumber {
    /** Money of a transaction. */
    AMOUNT("amount"),
    /** Margin of a transaction, in its currency. */
    MARGIN("margin"),
    /** The value of an interaction, such as a survey's mark. */
    VALUE("value");

    private final String fieldName;

    EventNumber(String fieldName) {
        this.fieldName = fieldName;
    }

    /** As written in a policy. */
    public String fieldName() {
        return fieldName;
    }
}

package io.tierengine.core.fact;

/** The text fields of an event that a {@code where} can look at. */
public enum EventText {
    TYPE("type"),
    CURRENCY("currency"),
    CHANNEL("channel"),
    CATEGORY("category"),
    ORDER_ID("orderId"),
    CASE_ID("caseId");

    private final String fieldName;

    EventText(String fieldName) {
        this.fieldName = fieldName;
    }

    /** As written in a policy. */
    public String fieldName() {
        return fieldName;
    }
}

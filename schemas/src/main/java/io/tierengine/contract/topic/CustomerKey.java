package io.tierengine.contract.topic;

/**
 * Key of a compacted output: one customer in one program. As text it is {@code program/customerId}; a program has no slash, so
 * a customer id may have any.
 *
 * @param program    name of the program
 * @param customerId the customer
 */
public record CustomerKey(String program, String customerId) {

    /**
     * Checks both parts.
     *
     * @throws IllegalArgumentException where a part is empty or the program has a slash
     */
    public CustomerKey {
        SlashedText.requireHead("program", program);
        SlashedText.requireTail("customerId", customerId);
    }

    /** The key as it stands in the record. */
    public String text() {
        return SlashedText.join(program, customerId);
    }

    /**
     * Reads a key's text.
     *
     * @throws IllegalArgumentException where the text isn't such a key
     */
    public static CustomerKey parse(String text) {
        var slash = SlashedText.slashIn("program/customerId", text);
        return new CustomerKey(text.substring(0, slash), text.substring(slash + 1));
    }
}

package io.tierengine.streams.query;

import io.tierengine.core.customer.CustomerSnapshot;

/** What came of the question for one customer. */
public sealed interface CustomerAnswer {

    record Found(CustomerSnapshot customer) implements CustomerAnswer {}

    /** No fact of such a customer was accepted. */
    record Unknown() implements CustomerAnswer {}

    /**
     * The engine can't tell yet; asking again later helps.
     *
     * @param reason such as {@code state is being restored}
     */
    record NotYet(String reason) implements CustomerAnswer {}

    /**
     * Another instance of the engine has the customer.
     *
     * @param partition of the customer's facts
     */
    record Elsewhere(int partition) implements CustomerAnswer {}
}

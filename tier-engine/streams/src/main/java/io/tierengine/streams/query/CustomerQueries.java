package io.tierengine.streams.query;

/** Questions about customers. Safe for use by several threads. */
public interface CustomerQueries {

    /** The state of one customer as the engine has it now, decisions included that aren't committed yet. */
    CustomerAnswer customer(String customerId);
}

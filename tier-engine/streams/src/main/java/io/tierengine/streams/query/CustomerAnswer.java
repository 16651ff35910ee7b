package io.tierengine.streams.query;

/**
 * What came of a question about one customer.
 *
 * @param <T> what was asked for
 */
public sealed interface CustomerAnswer<T> {

    record Found<T>(T value) implements CustomerAnswer<T> {}

    /** No fact of such a customer was accepted. */
    record Unknown<T>() implements CustomerAnswer<T> {}

    /**
     * The engine can't tell yet; asking again later helps.
     *
     * @param reason such as {@code state is being restored}
     */
    record NotYet<T>(String reason) implements CustomerAnswer<T> {}

    /**
     * Another instance of the engine has the customer.
     *
     * @param partition of the customer's facts
     */
    record Elsewhere<T>(int partition) implements CustomerAnswer<T> {}
}

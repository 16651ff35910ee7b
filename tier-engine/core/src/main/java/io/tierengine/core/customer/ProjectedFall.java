package io.tierengine.core.customer;

/**
 * The next fall of a customer to a lower tier if no fact comes (semantics §6).
 *
 * @param atMillis epoch milliseconds
 * @param tier index of the effective tier after it
 */
public record ProjectedFall(long atMillis, int tier) {}

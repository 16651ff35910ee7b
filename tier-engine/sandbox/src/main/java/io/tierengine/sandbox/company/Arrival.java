package io.tierengine.sandbox.company;

import io.tierengine.core.fact.Fact;

/**
 * A fact on its way.
 *
 * @param second when it arrives: when it happened, or later
 * @param customer index of the customer
 * @param step the customer's step in which the fact was made; a repetition has that of the first
 */
record Arrival(int second, int customer, int step, Fact fact) implements Comparable<Arrival> {

    /** A total order but for repetitions, which are equal in everything. */
    @Override
    public int compareTo(Arrival other) {
        int bySecond = Integer.compare(second, other.second);
        if (bySecond != 0) {
            return bySecond;
        }
        int byCustomer = Integer.compare(customer, other.customer);
        return byCustomer != 0 ? byCustomer : Integer.compare(step, other.step);
    }
}

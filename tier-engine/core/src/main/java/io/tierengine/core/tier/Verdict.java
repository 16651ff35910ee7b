package io.tierengine.core.tier;

/** What the conditions of a policy say about a customer at one instant. They don't depend on the customer's tier. */
public interface Verdict {

    /** Index of the lowest cap of the guards that hold; the top tier if none does. */
    int cap();

    /** Index of the highest tier whose {@code enter} holds, whatever the cap. */
    int highestEntered();

    /** Whether {@code retain} of a tier holds. */
    boolean retains(int tier);
}

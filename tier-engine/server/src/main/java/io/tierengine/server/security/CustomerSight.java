package io.tierengine.server.security;

import io.tierengine.server.problem.ProblemException;

/** Tells which single customers a caller may see. */
public interface CustomerSight {

    /** What is said of a customer that isn't there, and of one that isn't shown: a caller can't tell them apart. */
    String UNKNOWN = "no fact of a customer with this id was accepted";

    /** Whether a customer has what the visibility asks for; asked only where a caller doesn't see all. */
    boolean shows(Visibility visibility, String customerId);

    /**
     * Makes sure that a caller may see a customer.
     *
     * @throws ProblemException if not, with status 404
     */
    default void demand(Caller caller, String customerId) {
        if (!allows(caller, customerId)) {
            throw new ProblemException(404, UNKNOWN);
        }
    }

    /** Whether a caller may see a customer. */
    default boolean allows(Caller caller, String customerId) {
        Visibility visibility = caller.visibility();
        return visibility == null || shows(visibility, customerId);
    }
}

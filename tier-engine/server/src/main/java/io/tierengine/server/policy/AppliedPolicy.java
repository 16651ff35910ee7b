package io.tierengine.server.policy;

import io.tierengine.policy.document.PolicyDocument;
import io.tierengine.server.problem.ProblemException;
import java.util.Optional;

/** Tells which policy the engine applies. Safe for use by several threads. */
@FunctionalInterface
public interface AppliedPolicy {

    /**
     * A policy.
     *
     * @param document compiled
     * @param text as it was published
     */
    record Applied(PolicyDocument document, String text) {}

    /** What the engine applies; empty while it has no partition, or none that answers. */
    Optional<Applied> find();

    /**
     * What the engine applies.
     *
     * @throws ProblemException with status 503 while that isn't known
     */
    default Applied demand() {
        return find().orElseThrow(
                        () -> new ProblemException(503, "the engine has no partition yet, and so no policy in force"));
    }
}

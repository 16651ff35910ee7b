package io.tierengine.server.life;

import io.tierengine.server.problem.ProblemException;
import io.tierengine.streams.run.TierEngine;
import java.util.Optional;

/** Where the engine is found. Safe for use by several threads. */
@FunctionalInterface
public interface EngineSource {

    /** The engine; empty for the moment until it is made. */
    Optional<TierEngine> engine();

    /**
     * The engine.
     *
     * @throws ProblemException with status 503 while there is none
     */
    default TierEngine demand() {
        return engine().orElseThrow(() -> new ProblemException(503, "the engine is starting"));
    }
}

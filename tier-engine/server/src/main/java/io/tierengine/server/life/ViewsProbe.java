package io.tierengine.server.life;

import io.tierengine.server.life.EngineStatus.Phase;

/** Tells how the views are. */
@FunctionalInterface
public interface ViewsProbe {

    /**
     * How they are.
     *
     * @param phase what they are doing
     * @param lagRecords of the engine's topics that they have yet to read
     */
    record Look(Phase phase, long lagRecords) {}

    Look look();
}

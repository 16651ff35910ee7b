package io.tierengine.server.life;

/** Looks at the engine. Safe for use by several threads. */
public interface EngineProbe {

    EngineStatus status();
}

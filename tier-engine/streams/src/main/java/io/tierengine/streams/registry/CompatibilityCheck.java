package io.tierengine.streams.registry;

import java.util.List;

/** The answer to whether a schema may follow a subject's newest version. */
public sealed interface CompatibilityCheck {

    /** It may. */
    record Compatible() implements CompatibilityCheck {}

    /**
     * It may not.
     *
     * @param differences what stands in the way, in the registry's words; empty where it gives none
     */
    record Incompatible(List<String> differences) implements CompatibilityCheck {
        public Incompatible {
            differences = List.copyOf(differences);
        }
    }
}

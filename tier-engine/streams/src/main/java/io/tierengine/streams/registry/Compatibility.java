package io.tierengine.streams.registry;

import java.util.Arrays;

/** What a subject asks of a new version. */
public enum Compatibility {
    NONE,
    BACKWARD,
    BACKWARD_TRANSITIVE,
    FORWARD,
    FORWARD_TRANSITIVE,
    FULL,
    FULL_TRANSITIVE;

    /** Whether a new version must be able to read what the one before it wrote. */
    public boolean keepsOldRecordsReadable() {
        return switch (this) {
            case BACKWARD, BACKWARD_TRANSITIVE, FULL, FULL_TRANSITIVE -> true;
            case NONE, FORWARD, FORWARD_TRANSITIVE -> false;
        };
    }

    /**
     * The level of this name.
     *
     * @throws RegistryRefusedException where it is no level that we know
     */
    static Compatibility parse(String name) {
        return Arrays.stream(values())
                .filter(level -> level.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RegistryRefusedException("The schema registry names a compatibility \"" + name
                        + "\"; known are " + Arrays.toString(values()) + ". Is it an API of Confluent's form?"));
    }
}

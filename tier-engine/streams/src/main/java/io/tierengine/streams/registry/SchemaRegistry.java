package io.tierengine.streams.registry;

import java.util.Optional;
import org.apache.avro.Schema;

/**
 * The schema registry as the engine needs it. Thread-safe.
 *
 * <p>What a registry may rightly answer is a value: no such schema, not compatible. Every method throws
 * {@link RegistryUnavailableException} where no answer was to be had, which says nothing about what was asked and is worth another
 * try later, and {@link RegistryRefusedException} where the registry turned the request down.
 */
public interface SchemaRegistry extends AutoCloseable {

    /** A client for the registry that the settings name, with what can't change kept in memory. */
    static SchemaRegistry connect(RegistrySettings settings) {
        return CachedSchemaRegistry.inFrontOf(
                new HttpSchemaRegistry(RegistryHttp.connect(settings)), settings.missingIds());
    }

    /**
     * Registers a schema as the newest version of a subject. Where the subject has it already nothing changes.
     *
     * @return the schema's id
     * @throws IncompatibleSchemaException where the subject's compatibility forbids it
     */
    int register(String subject, Schema schema);

    /** The version of a subject that is this very schema, or none. */
    Optional<RegisteredSchema> lookUp(String subject, Schema schema);

    /**
     * The schema with an id, or none: then the registry knows no such id, each of its URLs that answered says so.
     *
     * @throws UnusableSchemaException where the id is of something that isn't an Avro schema complete in itself
     */
    Optional<Schema> byId(int id);

    /**
     * The newest version of a subject, or none where there is no such subject.
     *
     * @throws UnusableSchemaException where it isn't an Avro schema complete in itself
     */
    Optional<RegisteredSchema> latest(String subject);

    /** Whether the registry would take the schema as the version after the newest. A subject that doesn't exist takes any. */
    CompatibilityCheck check(String subject, Schema schema);

    /** The level set on the subject itself, or none: then the registry's own holds for it. */
    Optional<Compatibility> compatibility(String subject);

    /** The level that holds for a subject that exists: its own, or else the registry's. */
    Compatibility effectiveCompatibility(String subject);

    /**
     * Sets the level of one subject.
     *
     * @return whether it is set; false where the registry doesn't take a level for a subject that doesn't exist yet, or somebody else sets it at the same
     *     moment
     */
    boolean setCompatibility(String subject, Compatibility level);

    /** Lets go of connections. */
    @Override
    void close();
}

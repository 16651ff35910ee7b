package io.tierengine.streams.registry;

/** Where the schema id of a record to be written comes from. */
public enum SchemaUse {
    /** The record's own schema, registered where the subject doesn't have it. */
    REGISTER,
    /** The record's own schema, which somebody must have registered. Nothing is changed in the registry. */
    LOOK_UP,
    /** Whatever is the subject's newest version; records are translated to it. Nothing is changed in the registry. */
    LATEST
}

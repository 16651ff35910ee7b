package io.tierengine.streams.registry;

import org.jspecify.annotations.Nullable;

/** The registry has the schema, but not one to read records with: not Avro, with references to other subjects, or broken. */
public final class UnusableSchemaException extends RegistryRefusedException {

    private static final long serialVersionUID = 1L;

    UnusableSchemaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

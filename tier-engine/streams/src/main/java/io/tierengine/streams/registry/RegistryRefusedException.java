package io.tierengine.streams.registry;

import org.jspecify.annotations.Nullable;

/** The registry turned a request down, or isn't one: credentials, rights, path, an answer not understood. Asking again won't help. */
public sealed class RegistryRefusedException extends RegistryException
        permits IncompatibleSchemaException, UnusableSchemaException {

    private static final long serialVersionUID = 1L;

    RegistryRefusedException(String message) {
        this(message, null);
    }

    RegistryRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

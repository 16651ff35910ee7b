package io.tierengine.streams.registry;

import org.jspecify.annotations.Nullable;

/**
 * The registry gave no answer, after all the tries that the settings allow: not reached, too slow, overloaded, or failed on its side.
 * The same request may succeed later; a record that needed it is neither good nor bad.
 */
public final class RegistryUnavailableException extends RegistryException {

    private static final long serialVersionUID = 1L;

    RegistryUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

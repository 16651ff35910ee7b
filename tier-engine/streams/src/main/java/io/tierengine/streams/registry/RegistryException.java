package io.tierengine.streams.registry;

import org.jspecify.annotations.Nullable;

/** Something is wrong between us and the schema registry. Never says anything about a record. */
public abstract sealed class RegistryException extends RuntimeException
        permits RegistryUnavailableException, RegistryRefusedException, ContractRefusedException {

    private static final long serialVersionUID = 1L;

    RegistryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

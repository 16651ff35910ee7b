package io.tierengine.streams.serde;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** The bytes of a record aren't a record, and never will be. Its message says why and what the sender should do. */
public final class PoisonRecordException extends SerializationException {

    private static final long serialVersionUID = 1L;

    private final Poison poison;

    PoisonRecordException(Poison poison, String message) {
        this(poison, message, null);
    }

    PoisonRecordException(Poison poison, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.poison = poison;
    }

    public Poison poison() {
        return poison;
    }
}

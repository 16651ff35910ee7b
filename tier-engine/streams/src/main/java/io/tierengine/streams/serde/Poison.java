package io.tierengine.streams.serde;

import io.tierengine.contract.RefusalReason;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;

/** Why a record's bytes will never be a record, whoever reads them and when. */
public enum Poison {
    /** No zero byte and schema id in front. */
    NOT_WIRE_FORMAT(RefusalReason.UNREADABLE),
    /** A schema id that the registry doesn't know. */
    UNKNOWN_SCHEMA_ID(RefusalReason.UNKNOWN_SCHEMA),
    /** A schema that the registry knows, but that records of this type can't be read with. */
    FOREIGN_SCHEMA(RefusalReason.UNKNOWN_SCHEMA),
    /** Bytes that aren't what their schema says. */
    UNDECODABLE(RefusalReason.UNREADABLE);

    private static final int MISSING = 404;
    private static final int SCHEMA_NOT_FOUND = 40403;

    private final RefusalReason refusal;

    Poison(RefusalReason refusal) {
        this.refusal = refusal;
    }

    /** The reason that a dead letter gives for it. */
    public RefusalReason refusal() {
        return refusal;
    }

    /**
     * Tells what a deserializer's exception means, ours or Confluent's. Only what is surely the record's own fault counts: all else,
     * such as a registry that isn't reached or turns us down, may hit good records, and must be thrown on.
     *
     * @return the kind of poison, or none: then it isn't poison, rethrow the exception
     */
    public static Optional<Poison> classify(RuntimeException failure) {
        return switch (failure) {
            case PoisonRecordException poison -> Optional.of(poison.poison());
            // Confluent's: less than a header.
            case BufferUnderflowException shorter -> Optional.of(NOT_WIRE_FORMAT);
            case SerializationException foreign -> ofConfluent(foreign);
            default -> Optional.empty();
        };
    }

    /**
     * Confluent's deserializer throws one class for everything, in all of its versions, so its causes must tell. Its client's
     * exceptions are known by name, since they are on the class path only where somebody put them there.
     */
    private static Optional<Poison> ofConfluent(SerializationException failure) {
        List<Throwable> chain = chain(failure);
        Optional<Throwable> answer = chain.stream()
                .filter(cause -> cause.getClass().getSimpleName().equals("RestClientException"))
                .findFirst();
        if (answer.isPresent()) {
            return isUnknownId(answer.get()) ? Optional.of(UNKNOWN_SCHEMA_ID) : Optional.empty();
        }
        if (chain.stream().anyMatch(Poison::isNoWireFormat)) {
            return Optional.of(NOT_WIRE_FORMAT);
        }
        if (chain.stream().anyMatch(Poison::isNoSuchClass)) {
            return Optional.of(FOREIGN_SCHEMA);
        }
        return chain.stream().skip(1).anyMatch(Poison::isOfDecoding) ? Optional.of(UNDECODABLE) : Optional.empty();
    }

    private static boolean isNoWireFormat(Throwable cause) {
        return cause instanceof BufferUnderflowException || "Unknown magic byte!".equals(cause.getMessage());
    }

    /** With {@code specific.avro.reader} and no type named, the class is looked for by the writer's name. */
    private static boolean isNoSuchClass(Throwable cause) {
        return cause instanceof SerializationException
                && cause.getMessage() != null
                && cause.getMessage().startsWith("Could not find class ");
    }

    /**
     * An exception that comes out of Avro's decoders. An {@link IOException} may as well come from the network: it is known by where
     * it was thrown. One that isn't is a decoder's, for the client has none but checked exceptions for its own failures; a hot one
     * has no stack trace left to look at.
     */
    private static boolean isOfDecoding(Throwable cause) {
        return switch (cause) {
            case IOException input ->
                Arrays.stream(input.getStackTrace())
                        .limit(8)
                        .anyMatch(frame -> frame.getClassName().startsWith("org.apache.avro.io."));
            case org.apache.kafka.common.KafkaException kafka -> false;
            case RuntimeException runtime -> true;
            default -> false;
        };
    }

    private static boolean isUnknownId(Throwable answer) {
        try {
            Object status = answer.getClass().getMethod("getStatus").invoke(answer);
            Object code = answer.getClass().getMethod("getErrorCode").invoke(answer);
            return status.equals(MISSING) && code.equals(SCHEMA_NOT_FOUND);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static List<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .toList();
    }
}

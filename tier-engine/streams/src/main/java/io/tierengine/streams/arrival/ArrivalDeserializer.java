package io.tierengine.streams.arrival;

import io.tierengine.contract.RefusalReason;
import io.tierengine.core.fact.Event;
import io.tierengine.streams.arrival.Arrival.Content;
import io.tierengine.streams.serde.Poison;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record by any deserializer for its topic and translates it. What can't be read becomes a value that says why, so that
 * it reaches the dead letters in the transaction that consumed it; what isn't the record's fault, such as a registry that
 * can't be reached, stays an exception, and the record is read again.
 */
public final class ArrivalDeserializer<T> implements Deserializer<Arrival> {

    private final Deserializer<T> records;
    private final Function<T, Content> translation;
    private final @Nullable DirectFacts direct;

    /** Reads every record by way of the contract's classes. */
    ArrivalDeserializer(Deserializer<T> records, Function<T, Content> translation) {
        this(records, translation, null);
    }

    private ArrivalDeserializer(
            Deserializer<T> records, Function<T, Content> translation, @Nullable DirectFacts direct) {
        this.records = records;
        this.translation = translation;
        this.direct = direct;
    }

    /**
     * Reads transactions and interactions straight from their bytes, where records are ours to read and it makes no difference but
     * in speed.
     *
     * @param translation the one that {@link FactTranslation} has for the records
     */
    public static <T> ArrivalDeserializer<T> of(Deserializer<T> records, Function<T, Content> translation) {
        return new ArrivalDeserializer<>(
                records, translation, DirectFacts.of(records).orElse(null));
    }

    @Override
    public Arrival deserialize(String topic, byte @Nullable [] bytes) {
        return deserialize(topic, new RecordHeaders(), bytes);
    }

    @Override
    public Arrival deserialize(String topic, Headers headers, byte @Nullable [] bytes) {
        if (bytes == null) {
            return unreadable(null, RefusalReason.UNREADABLE, "the record has no value");
        }
        try {
            Event event = direct == null ? null : direct.read(bytes);
            if (direct != null && event != null) {
                return Arrival.of(bytes, event, direct);
            }
            T sent = records.deserialize(topic, headers, bytes);
            return new Arrival(bytes, translation.apply(sent));
        } catch (ArithmeticException | DateTimeException e) {
            return unreadable(
                    bytes,
                    RefusalReason.OUT_OF_RANGE,
                    "a number or an instant can't be represented: " + e.getMessage());
        } catch (RuntimeException e) {
            Optional<Poison> poison = Poison.classify(e);
            if (poison.isEmpty()) {
                throw e;
            }
            return unreadable(bytes, poison.get().refusal(), String.valueOf(e.getMessage()));
        }
    }

    private static Arrival unreadable(byte @Nullable [] bytes, RefusalReason reason, String message) {
        return new Arrival(bytes, new Content.Unreadable(reason, message));
    }

    @Override
    public void close() {
        records.close();
    }
}

package io.tierengine.streams.arrival;

import io.tierengine.contract.Interaction;
import io.tierengine.contract.Transaction;
import io.tierengine.core.fact.Event;
import io.tierengine.streams.serde.AvroDeserializer;
import io.tierengine.streams.serde.WireFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Events straight from the bytes: how is worked out once for each schema that records come with, and no object is made that the event
 * doesn't keep.
 *
 * <p>It reads what Avro's resolving reader and {@link FactTranslation} would make, or nothing: a schema or a record that is out of
 * the ordinary, a broken one above all, is left to these two.
 *
 * <p>Thread-safe: Kafka Streams shares one among all of its threads.
 */
final class DirectFacts implements EventRereader {

    private static final Map<String, BiFunction<Schema, Schema, Optional<EventReader>>> LAYOUTS = Map.of(
            Transaction.class.getName(), TransactionReader::of,
            Interaction.class.getName(), InteractionReader::of);

    private final AvroDeserializer<?> records;
    private final BiFunction<Schema, Schema, Optional<EventReader>> layout;
    private final SharedTexts texts = new SharedTexts();
    private final Map<Integer, Writer> writers = new ConcurrentHashMap<>();

    /** The one of the record before, whichever thread read that: most often all have the same. */
    private @Nullable Writer recent;

    private record Writer(int schemaId, @Nullable EventReader reader) {}

    private DirectFacts(AvroDeserializer<?> records, BiFunction<Schema, Schema, Optional<EventReader>> layout) {
        this.records = records;
        this.layout = layout;
    }

    /** For records that our own deserializer would read, of the kinds that are many; none for others. */
    static Optional<DirectFacts> of(Deserializer<?> records) {
        return records instanceof AvroDeserializer<?> own
                ? Optional.ofNullable(LAYOUTS.get(own.readerSchema().getFullName()))
                        .map(layout -> new DirectFacts(own, layout))
                : Optional.empty();
    }

    /**
     * The event, or null: then the deserializer must read the record, or say what is wrong with it.
     *
     * @throws io.tierengine.streams.serde.PoisonRecordException as the deserializer does where the schema isn't known or of
     *     something else
     * @throws io.tierengine.streams.registry.RegistryException as the deserializer does where the registry can't be asked
     */
    @Nullable
    Event read(byte[] bytes) {
        EventReader reader = writer(WireFormat.schemaId(bytes)).reader();
        if (reader == null) {
            return null;
        }
        try {
            return reader.read(new AvroBytes(bytes, WireFormat.HEADER_BYTES, texts));
        } catch (OddBytesException e) {
            return null;
        }
    }

    @Override
    public Event reread(byte[] bytes) {
        return Objects.requireNonNull(read(bytes), "an event that was read from these bytes");
    }

    private Writer writer(int schemaId) {
        Writer before = recent;
        if (before != null && before.schemaId() == schemaId) {
            return before;
        }
        Writer known = writers.get(schemaId);
        if (known == null) {
            Schema schema = records.writerSchema(schemaId);
            known = new Writer(
                    schemaId, layout.apply(schema, records.readerSchema()).orElse(null));
            writers.put(schemaId, known);
        }
        recent = known;
        return known;
    }
}

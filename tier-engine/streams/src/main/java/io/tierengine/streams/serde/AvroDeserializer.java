package io.tierengine.streams.serde;

import io.tierengine.contract.topic.ContractRecords;
import io.tierengine.streams.registry.RegistrySettings;
import io.tierengine.streams.registry.SchemaRegistry;
import io.tierengine.streams.registry.UnusableSchemaException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of one generated class in {@link WireFormat}, whatever version of the schema they were written with.
 *
 * <p>Bytes that will never be a record throw {@link PoisonRecordException}. A registry that can't be asked throws
 * {@link io.tierengine.streams.registry.RegistryException}: that says nothing about the record.
 *
 * <p>Thread-safe once configured: Kafka Streams shares one among all of its threads.
 */
public final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {

    /** Setting: the generated class of values, by Confluent's name. */
    public static final String VALUE_TYPE = "specific.avro.value.type";

    /** Setting: the generated class of keys, by Confluent's name. */
    public static final String KEY_TYPE = "specific.avro.key.type";

    private final Map<Integer, DatumReader<T>> readers = new ConcurrentHashMap<>();
    private final boolean ownsRegistry;
    private @Nullable SchemaRegistry registry;
    private @Nullable Schema schema;

    /** For Kafka, which configures it next. It then has a client of its own, which it closes. */
    public AvroDeserializer() {
        ownsRegistry = true;
    }

    /** Ready for use; the registry stays its owner's. */
    public AvroDeserializer(SchemaRegistry registry, Class<T> type) {
        ContractRecords.trust();
        this.registry = registry;
        this.schema = SpecificData.get().getSchema(type);
        this.ownsRegistry = false;
    }

    /**
     * Takes the registry's settings and {@value #VALUE_TYPE}; nothing where it was made with both.
     *
     * @throws IllegalArgumentException where a setting is missing or wrong
     */
    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        if (!ownsRegistry) {
            return;
        }
        ContractRecords.trust();
        schema = SpecificData.get().getSchema(RecordType.from(settings, isKey ? KEY_TYPE : VALUE_TYPE));
        registry = SchemaRegistry.connect(RegistrySettings.parse(settings));
    }

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        int id = WireFormat.schemaId(bytes);
        return read(id, reader(id), bytes);
    }

    @Override
    public void close() {
        if (ownsRegistry && registry != null) {
            registry.close();
        }
    }

    /** Whatever goes wrong inside the decoder is the bytes' fault; so is a nesting too deep for the stack. */
    private T read(int id, DatumReader<T> reader, byte[] bytes) {
        BinaryDecoder decoder = DecoderFactory.get()
                .binaryDecoder(bytes, WireFormat.HEADER_BYTES, bytes.length - WireFormat.HEADER_BYTES, null);
        try {
            T read = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new PoisonRecordException(
                        Poison.UNDECODABLE,
                        "After the record of schema " + id + " come bytes that don't belong to it."
                                + " Was it written with another schema than its id says?");
            }
            return read;
        } catch (PoisonRecordException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new PoisonRecordException(
                    Poison.UNDECODABLE,
                    "The bytes aren't a record of schema " + id + " (" + e + ")."
                            + " Was it written with another schema than its id says?",
                    e);
        }
    }

    /** Readers are safe for use by several threads; two that are made at once are alike. */
    private DatumReader<T> reader(int id) {
        DatumReader<T> known = readers.get(id);
        if (known != null) {
            return known;
        }
        DatumReader<T> made = new SpecificDatumReader<>(writerSchema(id), readerSchema());
        readers.put(id, made);
        return made;
    }

    /**
     * The schema that records with an id were written with.
     *
     * @throws PoisonRecordException where there is no such schema, or it isn't one of these records
     * @throws io.tierengine.streams.registry.RegistryException where the registry can't be asked
     */
    public Schema writerSchema(int id) {
        if (registry == null) {
            throw notConfigured();
        }
        Schema writer;
        try {
            writer = registry.byId(id)
                    .orElseThrow(() -> new PoisonRecordException(
                            Poison.UNKNOWN_SCHEMA_ID,
                            "The registry has no schema with id " + id + ". Was it written with another registry?"));
        } catch (UnusableSchemaException e) {
            throw new PoisonRecordException(Poison.FOREIGN_SCHEMA, e.getMessage() + " Write Avro records.", e);
        }
        requireReadable(id, writer, readerSchema());
        return writer;
    }

    /** Avro compares the names of records only inside of unions. */
    private static void requireReadable(int id, Schema writer, Schema reader) {
        boolean named = writer.getType() == Schema.Type.RECORD && SchemaCompatibility.schemaNameEquals(reader, writer);
        if (!named) {
            throw new PoisonRecordException(
                    Poison.FOREIGN_SCHEMA,
                    "Schema " + id + " is of "
                            + (writer.getType() == Schema.Type.RECORD ? writer.getFullName() : writer)
                            + ", and this topic's records are " + reader.getFullName() + ". Send it to its own topic.");
        }
    }

    /** The schema of the class that records are read into. */
    public Schema readerSchema() {
        if (schema == null) {
            throw notConfigured();
        }
        return schema;
    }

    private static IllegalStateException notConfigured() {
        return new IllegalStateException("The deserializer isn't configured; call configure first.");
    }
}

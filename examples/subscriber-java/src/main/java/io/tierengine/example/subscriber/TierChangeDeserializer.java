package io.tierengine.example.subscriber;

import io.tierengine.contract.TierChange;
import io.tierengine.contract.topic.ContractRecords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads tier changes in Confluent's wire format: a zero, four bytes of schema id, Avro binary.
 *
 * <p>A record is read by the schema it was written with and given the shape of the class here. So an engine that is newer than
 * this program may write fields that are left out here, and an enum value that is unknown here comes as {@code UNKNOWN}.
 */
final class TierChangeDeserializer implements Deserializer<TierChange> {

    private static final byte MAGIC = 0;
    private static final int HEADER_BYTES = 5;

    private final Map<Integer, DatumReader<TierChange>> readers = new HashMap<>();
    private final SchemaLookup schemas;

    /** Takes the registry; it stays its owner's. */
    TierChangeDeserializer(SchemaLookup schemas) {
        ContractRecords.trust();
        this.schemas = schemas;
    }

    /**
     * Reads one record; null where it is a tombstone.
     *
     * @throws SerializationException where the bytes aren't a tier change, or their schema can't be had
     */
    @Override
    public @Nullable TierChange deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        if (bytes.length < HEADER_BYTES || bytes[0] != MAGIC) {
            throw new SerializationException("The value doesn't begin with a zero and a schema id of four bytes;"
                    + " something else than the engine writes to " + topic);
        }
        int id = ByteBuffer.wrap(bytes).getInt(1);
        try {
            return readers.computeIfAbsent(id, this::reader)
                    .read(
                            null,
                            DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null));
        } catch (IOException | AvroRuntimeException e) {
            throw new SerializationException("The value isn't a tier change of schema " + id, e);
        }
    }

    private DatumReader<TierChange> reader(int id) {
        return new SpecificDatumReader<>(schemas.byId(id), TierChange.getClassSchema());
    }
}

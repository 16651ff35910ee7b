package io.tierengine.streams.serde;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Reads and writes records without a registry, by the fingerprint of the schema that Avro puts in front. */
public final class BareAvro {

    private BareAvro() {}

    /** Serdes that need no registry. */
    public static RecordSerdes serdes() {
        return RecordSerdes.from(Map.of(
                "schema.registry.url",
                "http://127.0.0.1:1",
                RecordSerdes.SERIALIZER,
                Writing.class.getName(),
                RecordSerdes.DESERIALIZER,
                Reading.class.getName()));
    }

    /** A record as bytes. */
    public static byte[] bytes(SpecificRecord value) {
        return new Writing().serialize("", value);
    }

    /** See the class. */
    public static final class Writing implements Serializer<SpecificRecord> {

        @Override
        @SuppressWarnings("NullAway") // Kafka's interface lets a deletion be null; it says so nowhere.
        public byte[] serialize(String topic, @Nullable SpecificRecord value) {
            if (value == null) {
                return null;
            }
            try {
                ByteBuffer bytes = new BinaryMessageEncoder<SpecificRecord>(
                                SpecificData.getForClass(value.getClass()), value.getSchema())
                        .encode(value);
                byte[] copied = new byte[bytes.remaining()];
                bytes.get(copied);
                return copied;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** See the class. */
    public static final class Reading implements Deserializer<SpecificRecord> {

        private @Nullable BinaryMessageDecoder<SpecificRecord> decoder;

        @Override
        public void configure(Map<String, ?> settings, boolean isKey) {
            try {
                Class<?> type = Class.forName(String.valueOf(settings.get(AvroDeserializer.VALUE_TYPE)));
                decoder = new BinaryMessageDecoder<>(
                        SpecificData.getForClass(type), SpecificData.get().getSchema(type));
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        }

        /** Fails as Confluent's does for bytes that aren't a record. */
        @Override
        public @Nullable SpecificRecord deserialize(String topic, byte @Nullable [] bytes) {
            try {
                return bytes == null ? null : Objects.requireNonNull(decoder).decode(ByteBuffer.wrap(bytes));
            } catch (IOException | RuntimeException e) {
                throw new SerializationException("Unknown magic byte!", e);
            }
        }
    }
}

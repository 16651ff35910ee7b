package io.tierengine.streams.serde;

import io.tierengine.streams.registry.SchemaRegistry;
import io.tierengine.streams.registry.SchemaUse;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** {@link AvroSerializer} and {@link AvroDeserializer} of one generated class. Thread-safe once configured. */
public final class AvroSerde<T extends SpecificRecord> implements Serde<T> {

    private final AvroSerializer<T> serializer;
    private final AvroDeserializer<T> deserializer;

    /** For Kafka, which configures it next. */
    public AvroSerde() {
        serializer = new AvroSerializer<>();
        deserializer = new AvroDeserializer<>();
    }

    /** Ready for use; the registry stays its owner's. */
    public AvroSerde(SchemaRegistry registry, SchemaUse use, Class<T> type) {
        serializer = new AvroSerializer<>(registry, use);
        deserializer = new AvroDeserializer<>(registry, type);
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        serializer.configure(settings, isKey);
        deserializer.configure(settings, isKey);
    }

    @Override
    public Serializer<T> serializer() {
        return serializer;
    }

    @Override
    public Deserializer<T> deserializer() {
        return deserializer;
    }

    @Override
    public void close() {
        serializer.close();
        deserializer.close();
    }
}

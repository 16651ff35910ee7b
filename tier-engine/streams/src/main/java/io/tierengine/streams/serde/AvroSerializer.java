package io.tierengine.streams.serde;

import io.tierengine.contract.topic.ContractRecords;
import io.tierengine.streams.registry.RegisteredSchema;
import io.tierengine.streams.registry.RegistrySettings;
import io.tierengine.streams.registry.SchemaRegistry;
import io.tierengine.streams.registry.SchemaUse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes generated records in {@link WireFormat}, under the subject of the TopicNameStrategy: the topic's name and {@code -value}.
 *
 * <p>The registry is asked once for each subject and class. Where it can't be asked or refuses, its exception comes out as it is; a
 * record that breaks its own schema throws {@link SerializationException}.
 *
 * <p>Thread-safe once configured: Kafka Streams shares one among all of its threads.
 */
public final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {

    private final Map<SubjectType, RecordEncoder> encoders = new ConcurrentHashMap<>();
    private final boolean ownsRegistry;
    private @Nullable SchemaRegistry registry;
    private SchemaUse use = SchemaUse.REGISTER;
    private boolean key;

    private record SubjectType(String subject, Class<?> type) {}

    /** For Kafka, which configures it next. It then has a client of its own, which it closes. */
    public AvroSerializer() {
        ownsRegistry = true;
    }

    /** Ready for use as a serializer of values; the registry stays its owner's. */
    public AvroSerializer(SchemaRegistry registry, SchemaUse use) {
        ContractRecords.trust();
        this.registry = registry;
        this.use = use;
        this.ownsRegistry = false;
    }

    /**
     * Takes the registry's settings.
     *
     * @throws IllegalArgumentException where a setting is missing or wrong
     */
    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        key = isKey;
        if (ownsRegistry) {
            ContractRecords.trust();
            RegistrySettings parsed = RegistrySettings.parse(settings);
            use = parsed.schemaUse();
            registry = SchemaRegistry.connect(parsed);
        }
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T record) {
        if (record == null) {
            return null;
        }
        var wanted = new SubjectType(topic + (key ? "-key" : "-value"), record.getClass());
        RecordEncoder known = encoders.get(wanted);
        if (known == null) {
            known = encoder(wanted);
            encoders.put(wanted, known);
        }
        return known.encode(record);
    }

    @Override
    public void close() {
        if (ownsRegistry && registry != null) {
            registry.close();
        }
    }

    private RecordEncoder encoder(SubjectType wanted) {
        if (registry == null) {
            throw new IllegalStateException("The serializer isn't configured; call configure first.");
        }
        Schema own = PublishedSchema.of(wanted.type());
        String subject = wanted.subject();
        return switch (use) {
            case REGISTER -> RecordEncoder.asIs(registry.register(subject, own), own);
            case LOOK_UP ->
                RecordEncoder.asIs(
                        found(registry.lookUp(subject, own), subject, own).id(), own);
            case LATEST -> RecordEncoder.as(found(registry.latest(subject), subject, own), own);
        };
    }

    private static RegisteredSchema found(Optional<RegisteredSchema> version, String subject, Schema own) {
        return version.orElseThrow(() ->
                new SerializationException("The registry has no schema for " + own.getFullName() + " under subject "
                        + subject + ", and registering is off. Register it, or set auto.register.schemas=true."));
    }
}

package io.tierengine.streams.serde;

import io.tierengine.contract.topic.ContractRecords;
import io.tierengine.streams.registry.RegistrySettings;
import io.tierengine.streams.registry.SchemaRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Makes the serdes of a topic's values, with the classes that settings name: ours, or others of the same wire format, such as
 * Confluent's. What they throw is told apart by {@link Poison#classify}.
 *
 * <p>Ours share one client of the registry. Others get all settings, and {@code specific.avro.reader} and the record's class beside
 * them.
 */
public final class RecordSerdes implements AutoCloseable {

    /** Setting: class of the serializer. Default {@link AvroSerializer}. */
    public static final String SERIALIZER = "value.serializer";

    /** Setting: class of the deserializer. Default {@link AvroDeserializer}. */
    public static final String DESERIALIZER = "value.deserializer";

    private final Map<String, Object> settings;
    private final RegistrySettings registrySettings;
    private final SchemaRegistry registry;

    private RecordSerdes(Map<String, ?> settings, RegistrySettings registrySettings) {
        this.settings = new HashMap<>(settings);
        this.registrySettings = registrySettings;
        this.registry = SchemaRegistry.connect(registrySettings);
    }

    /**
     * Reads the registry's settings and the two above.
     *
     * @throws IllegalArgumentException where a setting is missing or wrong
     */
    public static RecordSerdes from(Map<String, ?> settings) {
        ContractRecords.trust();
        return new RecordSerdes(settings, RegistrySettings.parse(settings));
    }

    /** The registry that they share; closed with this. */
    public SchemaRegistry registry() {
        return registry;
    }

    public RegistrySettings registrySettings() {
        return registrySettings;
    }

    /**
     * The serde of values of a type, to be closed by whoever uses it.
     *
     * @throws IllegalArgumentException where a class can't be made
     */
    public <T extends SpecificRecord> Serde<T> values(Class<T> type) {
        return Serdes.serdeFrom(serializer(), deserializer(type));
    }

    @Override
    public void close() {
        registry.close();
    }

    private <T extends SpecificRecord> Serializer<T> serializer() {
        Class<?> named = named(SERIALIZER, AvroSerializer.class);
        if (named == AvroSerializer.class) {
            return new AvroSerializer<>(registry, registrySettings.schemaUse());
        }
        @SuppressWarnings("unchecked") // It writes any record, as its class is named without knowing which.
        Serializer<T> other = (Serializer<T>) instance(SERIALIZER, named, Serializer.class);
        other.configure(settings, false);
        return other;
    }

    private <T extends SpecificRecord> Deserializer<T> deserializer(Class<T> type) {
        Class<?> named = named(DESERIALIZER, AvroDeserializer.class);
        if (named == AvroDeserializer.class) {
            return new AvroDeserializer<>(registry, type);
        }
        Deserializer<?> other = instance(DESERIALIZER, named, Deserializer.class);
        Map<String, Object> withType = new HashMap<>(settings);
        withType.put("specific.avro.reader", true);
        withType.put(AvroDeserializer.VALUE_TYPE, type.getName());
        other.configure(withType, false);
        return new Typed<>(other, type);
    }

    private Class<?> named(String key, Class<?> ours) {
        Object value = settings.getOrDefault(key, ours);
        if (value instanceof Class<?> type) {
            return type;
        }
        try {
            return Class.forName(value.toString(), true, RecordSerdes.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    key + " names " + value
                            + ", which isn't on the class path; docs/confluent-serializers.md says how to put"
                            + " Confluent's there.",
                    e);
        }
    }

    private static <S> S instance(String key, Class<?> named, Class<S> wanted) {
        if (!wanted.isAssignableFrom(named)) {
            throw new IllegalArgumentException(
                    key + " names " + named.getName() + ", which is no " + wanted.getSimpleName() + ".");
        }
        return wanted.cast(Utils.newInstance(named));
    }

    /** Holds another's deserializer to its type: by default some make whatever class the writer's schema names. */
    private record Typed<T>(Deserializer<?> other, Class<T> type) implements Deserializer<T> {

        @Override
        public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
            Object value = other.deserialize(topic, bytes);
            if (value != null && !type.isInstance(value)) {
                throw new PoisonRecordException(
                        Poison.FOREIGN_SCHEMA,
                        "The record is a " + value.getClass().getName() + ", and this topic's records are "
                                + type.getName() + ". Send it to its own topic.");
            }
            return type.cast(value);
        }

        @Override
        public void close() {
            other.close();
        }
    }
}

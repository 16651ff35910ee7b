package io.tierengine.streams.serde;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** The generated class that a setting names, by itself or by its name. */
final class RecordType {

    private RecordType() {}

    /**
     * The class.
     *
     * @throws IllegalArgumentException where the setting is missing or names no generated record
     */
    // A deserializer made by reflection has no more than its setting to know its type by.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <T extends SpecificRecord> Class<T> from(Map<String, ?> settings, String key) {
        Object value = settings.get(key);
        return switch (value) {
            case null ->
                throw new IllegalArgumentException(
                        key + " is missing; name the generated class of the records to read.");
            case Class<?> type -> (Class<T>) record(type, key);
            default -> (Class<T>) record(named(value.toString(), key), key);
        };
    }

    private static Class<? extends SpecificRecord> record(Class<?> type, String key) {
        if (!SpecificRecord.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException(key + " names " + type.getName() + ", which Avro hasn't generated.");
        }
        return type.asSubclass(SpecificRecord.class);
    }

    private static Class<?> named(String name, String key) {
        try {
            return Class.forName(name, false, RecordType.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(key + " names " + name + ", which isn't on the class path.", e);
        }
    }
}

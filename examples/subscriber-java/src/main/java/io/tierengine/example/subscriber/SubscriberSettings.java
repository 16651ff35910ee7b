package io.tierengine.example.subscriber;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the settings file says.
 *
 * @param topic    where tier changes are
 * @param database the table's database, as a JDBC URL
 * @param registry the schema registry's address, path included
 * @param userInfo {@code user:password} for the registry. Secret
 * @param kafka    the settings of Kafka's consumer
 */
record SubscriberSettings(
        String topic, String database, URI registry, Optional<String> userInfo, Map<String, Object> kafka) {

    private static final String OWN = "subscriber.";

    /**
     * Takes the settings of a file.
     *
     * @throws IllegalArgumentException where one is missing, unknown, or would lose or invent changes
     */
    static SubscriberSettings from(Properties file) {
        Map<String, String> rest = new HashMap<>();
        file.stringPropertyNames().forEach(name -> rest.put(name, file.getProperty(name)));
        String topic = taken(rest, OWN + "topic").orElse("tier-changes");
        String database = required(rest, OWN + "database");
        URI registry = URI.create(required(rest, "schema.registry.url"));
        Optional<String> userInfo = taken(rest, "basic.auth.user.info");
        rest.keySet().stream().filter(name -> name.startsWith(OWN)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(
                    "There is no setting " + name + "; there are subscriber.topic and subscriber.database");
        });
        Map<String, Object> kafka = new HashMap<>(Map.of("auto.offset.reset", "earliest"));
        kafka.putAll(rest);
        fix(kafka, "isolation.level", "read_committed");
        fix(kafka, "enable.auto.commit", "false");
        return new SubscriberSettings(topic, database, registry, userInfo, Map.copyOf(kafka));
    }

    private static void fix(Map<String, Object> kafka, String name, String value) {
        Object other = kafka.put(name, value);
        if (other != null && !other.equals(value)) {
            throw new IllegalArgumentException(name + " must be " + value + ", not " + other);
        }
    }

    private static String required(Map<String, String> settings, String name) {
        return taken(settings, name)
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing in the settings file"));
    }

    private static Optional<String> taken(Map<String, String> settings, String name) {
        return Optional.ofNullable(settings.remove(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}

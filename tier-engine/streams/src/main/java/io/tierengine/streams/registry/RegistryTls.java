package io.tierengine.streams.registry;

import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/**
 * TLS by Kafka's own settings and Kafka's own reader of them, so that a store that works for the broker works for the registry: JKS,
 * PKCS12 and PEM, the last as files or as text.
 */
final class RegistryTls {

    private static final ConfigDef DEFINITION = new ConfigDef().withClientSslSupport();

    private RegistryTls() {}

    /** Whether this is a known setting, prefix included. */
    static boolean knows(String key) {
        return key.startsWith(RegistryKeys.TLS_PREFIX)
                && DEFINITION.names().contains(key.substring(RegistryKeys.PREFIX.length()));
    }

    /**
     * The context that the settings describe, or none where they are empty.
     *
     * @param settings {@code ssl.*}, without prefix
     * @throws IllegalArgumentException where they are wrong, or a store can't be read with them
     */
    static Optional<SSLContext> context(Map<String, String> settings) {
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        requireHostCheck(settings);
        try (var factory = new DefaultSslEngineFactory()) {
            factory.configure(new AbstractConfig(DEFINITION, settings, false).values());
            return Optional.of(factory.sslContext());
        } catch (KafkaException e) {
            throw new IllegalArgumentException(
                    "The TLS settings " + RegistryKeys.TLS_PREFIX + "* of the schema registry can't be used: "
                            + reason(e) + ". Check location, type (JKS, PKCS12 or PEM) and passwords.",
                    e);
        }
    }

    /** The JDK's client always checks that a certificate is of the host it asked. */
    private static void requireHostCheck(Map<String, String> settings) {
        String algorithm = settings.getOrDefault(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG, "https");
        if (!algorithm.equalsIgnoreCase("https")) {
            throw new IllegalArgumentException(RegistryKeys.PREFIX
                    + SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG
                    + " can't be \"" + algorithm + "\": the name in the registry's certificate is always checked."
                    + " Leave the setting out, and give the registry a certificate for the host in its URL.");
        }
    }

    /** A definition's message quotes the value, which may be a secret. */
    private static String reason(KafkaException e) {
        if (e instanceof ConfigException) {
            return "a value isn't of its setting's kind";
        }
        Throwable cause = e;
        for (Throwable next = cause.getCause(); next != null; next = next.getCause()) {
            cause = next;
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}

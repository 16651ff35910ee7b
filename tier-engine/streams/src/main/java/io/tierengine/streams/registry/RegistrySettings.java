package io.tierengine.streams.registry;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the schema registry is reached and used. Its text has no secrets.
 *
 * @param urls           where it listens, path included, without user info; tried in this order, then round and round
 * @param credentials    what we show to be let in
 * @param tls            Kafka's client settings {@code ssl.*}, without prefix; empty for the JDK's own trust store
 * @param proxy          HTTP proxy, if any
 * @param schemaUse      where the ids of written records come from
 * @param connectTimeout longest wait for a connection
 * @param readTimeout    longest wait for an answer
 * @param retries        what happens when no URL gives an answer
 * @param missingIds     how long an unknown schema id is remembered
 */
public record RegistrySettings(
        List<URI> urls,
        RegistryCredentials credentials,
        Map<String, String> tls,
        Optional<InetSocketAddress> proxy,
        SchemaUse schemaUse,
        Duration connectTimeout,
        Duration readTimeout,
        RetryPolicy retries,
        MissingIds missingIds) {

    /**
     * How unknown schema ids are remembered, so that a flood of records with one doesn't become a flood of requests.
     *
     * @param time how long; an id registered meanwhile stays unknown until then, so keep it short
     * @param size how many at most
     */
    public record MissingIds(Duration time, int size) {
        public MissingIds {
            if (time.isNegative() || size < 1) {
                throw new IllegalArgumentException("Unknown schema ids can't be kept for " + time + ", " + size
                        + " at most; use 0 s or more, and 1 or more.");
            }
        }
    }

    /**
     * Checks what the types leave open.
     *
     * @throws IllegalArgumentException saying which setting is wrong and how to put it right
     */
    public RegistrySettings {
        urls = List.copyOf(urls);
        tls = Map.copyOf(tls);
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("There is no URL of a schema registry; set " + RegistryKeys.URL + ".");
        }
        urls.forEach(RegistrySettings::requireHttp);
        requirePositive(RegistryKeys.CONNECT_TIMEOUT_MS, connectTimeout);
        requirePositive(RegistryKeys.READ_TIMEOUT_MS, readTimeout);
    }

    /** The defaults, for one or several URLs. */
    public static Builder at(URI... urls) {
        return new Builder(List.of(urls));
    }

    /**
     * Reads settings by Confluent's names; see {@link RegistryKeys}. Other components' settings may stand beside them.
     *
     * @throws IllegalArgumentException where one is missing, wrong, or begins like ours but isn't known
     */
    public static RegistrySettings parse(Map<String, ?> settings) {
        return new RegistrySettingsReader(settings).read();
    }

    @Override
    public String toString() {
        return "RegistrySettings[urls=" + urls + ", credentials=" + credentials + ", tls=" + tls.keySet() + ", proxy="
                + proxy
                + ", schemaUse=" + schemaUse + ", connectTimeout=" + connectTimeout + ", readTimeout=" + readTimeout
                + ", retries=" + retries + ", missingIds=" + missingIds + "]";
    }

    private static void requireHttp(URI url) {
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!http || url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "A URL in " + RegistryKeys.URL
                            + " isn't http or https with a host and nothing after the path; write it like https://registry.example:8081.");
        }
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("A URL in " + RegistryKeys.URL + " carries a user; use "
                    + RegistryKeys.USER_INFO + " or the builder's credentials.");
        }
    }

    private static void requirePositive(String key, Duration time) {
        if (!time.isPositive()) {
            throw new IllegalArgumentException(key + " must be above 0, but is " + time.toMillis() + " ms.");
        }
    }

    /** Changes the defaults one by one. */
    public static final class Builder {

        private final List<URI> urls;
        private RegistryCredentials credentials = new RegistryCredentials.None();
        private Map<String, String> tls = Map.of();
        private Optional<InetSocketAddress> proxy = Optional.empty();
        private SchemaUse schemaUse = SchemaUse.REGISTER;
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration readTimeout = Duration.ofSeconds(10);
        private RetryPolicy retries = new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(20));
        private MissingIds missingIds = new MissingIds(Duration.ofSeconds(10), 10_000);

        Builder(List<URI> urls) {
            this.urls = urls;
        }

        public Builder credentials(RegistryCredentials value) {
            credentials = value;
            return this;
        }

        /** Kafka's {@code ssl.*} settings, without prefix. */
        public Builder tls(Map<String, String> value) {
            tls = value;
            return this;
        }

        public Builder proxy(InetSocketAddress value) {
            proxy = Optional.of(value);
            return this;
        }

        public Builder schemaUse(SchemaUse value) {
            schemaUse = value;
            return this;
        }

        public Builder connectTimeout(Duration value) {
            connectTimeout = value;
            return this;
        }

        public Builder readTimeout(Duration value) {
            readTimeout = value;
            return this;
        }

        public Builder retries(RetryPolicy value) {
            retries = value;
            return this;
        }

        public Builder missingIds(MissingIds value) {
            missingIds = value;
            return this;
        }

        public RegistrySettings build() {
            return new RegistrySettings(
                    urls, credentials, tls, proxy, schemaUse, connectTimeout, readTimeout, retries, missingIds);
        }
    }
}

package io.tierengine.streams.registry;

import java.util.Set;

/** Names of the registry's settings: those of Confluent's own clients, with the same meaning. Defaults are ours. */
public final class RegistryKeys {

    /** What comes before {@code ssl.*}, and before names that must be known. */
    public static final String PREFIX = "schema.registry.";

    /** URLs, with commas between. Required. */
    public static final String URL = "schema.registry.url";

    /** Kafka's {@code ssl.*} settings for the registry: {@code schema.registry.ssl.truststore.location} and so on. */
    public static final String TLS_PREFIX = "schema.registry.ssl.";

    /** USER_INFO, or URL for credentials that stand in the URLs. Default URL. */
    public static final String BASIC_SOURCE = "basic.auth.credentials.source";

    /** {@code user:password}, for USER_INFO. Secret. */
    public static final String USER_INFO = "basic.auth.user.info";

    /** The earlier name of {@link #USER_INFO}. */
    public static final String OLD_USER_INFO = "schema.registry.basic.auth.user.info";

    /** STATIC_TOKEN. Default: no token. */
    public static final String BEARER_SOURCE = "bearer.auth.credentials.source";

    /** The token, for STATIC_TOKEN. Secret. */
    public static final String BEARER_TOKEN = "bearer.auth.token";

    public static final String PROXY_HOST = "proxy.host";
    public static final String PROXY_PORT = "proxy.port";

    /** Whether schemas are registered where they are missing. Default true. */
    public static final String AUTO_REGISTER = "auto.register.schemas";

    /** Whether records are written as the subject's newest version. Default false. */
    public static final String USE_LATEST = "use.latest.version";

    /** Default 5,000 ms. */
    public static final String CONNECT_TIMEOUT_MS = "http.connect.timeout.ms";

    /** Default 10,000 ms. */
    public static final String READ_TIMEOUT_MS = "http.read.timeout.ms";

    /** Tries after the first. Default 3. */
    public static final String RETRIES = "max.retries";

    /** Longest wait before the first of them. Default 1,000 ms. */
    public static final String RETRY_WAIT_MS = "retries.wait.ms";

    /** Longest wait before any of them. Default 20,000 ms. */
    public static final String RETRY_MAX_WAIT_MS = "retries.max.wait.ms";

    /** How long an unknown schema id is remembered, in seconds. Default 10. */
    public static final String MISSING_ID_TTL_S = "missing.id.cache.ttl.sec";

    /** How many unknown schema ids are remembered. Default 10,000. */
    public static final String MISSING_SIZE = "missing.cache.size";

    /** Beginnings of names that nobody but a registry's client uses: what begins so and isn't known is a mistake. */
    static final Set<String> RESERVED = Set.of(PREFIX, "basic.auth.", "bearer.auth.");

    static final Set<String> KNOWN = Set.of(URL, BASIC_SOURCE, USER_INFO, OLD_USER_INFO, BEARER_SOURCE, BEARER_TOKEN);

    private RegistryKeys() {}
}

package io.tierengine.server.setting;

import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.server.feed.FeedSettings;
import io.tierengine.server.log.LogFormat;
import io.tierengine.server.log.LogLevel;
import io.tierengine.server.security.SecuritySettings;
import io.tierengine.server.security.SecuritySettings.Limits;
import io.tierengine.server.security.SecuritySettings.Login;
import io.tierengine.server.security.SecuritySettings.Tokens;
import io.tierengine.server.security.SecuritySettings.VisibilityClaim;
import io.tierengine.server.security.Visibility.Attribute;
import io.tierengine.streams.customer.ProcessorSettings;
import io.tierengine.streams.run.EngineSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server is started with.
 *
 * @param policy file to publish at the start
 * @param http where the HTTP server listens
 * @param advertised where other instances reach this one; empty: where the HTTP server listens
 * @param security who may ask it for what
 * @param events how much is kept for who listens
 */
public record ServerSettings(
        EngineSettings engine,
        Optional<Path> policy,
        Http http,
        Optional<String> advertised,
        SecuritySettings security,
        FeedSettings events,
        Log log) {

    /**
     * Where the HTTP server listens.
     *
     * @param host empty: not set, so that Micronaut's own setting counts before the default
     * @param port empty: likewise
     */
    public record Http(Optional<String> host, Optional<Integer> port, String defaultHost, int defaultPort) {}

    /** How the process logs. */
    public record Log(LogFormat format, LogLevel level) {}

    /**
     * Reads all settings.
     *
     * @throws SettingsException if anything is wrong with them; it names all that is
     */
    public static ServerSettings read(SettingSources sources) {
        Reader reader = new Reader(sources);
        ServerSettings settings = reader.settings();
        if (!sources.problems().isEmpty()) {
            throw new SettingsException(sources.problems());
        }
        return settings;
    }

    /** Reads on with the default where a value is wrong, so that everything wrong is found. */
    private record Reader(SettingSources sources) {

        private ServerSettings settings() {
            return new ServerSettings(
                    engine(),
                    sources.find(Catalogue.POLICY),
                    http(),
                    sources.find(Catalogue.HTTP_ADVERTISED),
                    security(),
                    events(),
                    log());
        }

        private EngineSettings engine() {
            return new EngineSettings(
                    get(Catalogue.APPLICATION_ID),
                    get(Catalogue.BOOTSTRAP_SERVERS),
                    new TopicCatalogue(get(Catalogue.TOPICS_PREFIX), get(Catalogue.TOPICS_PARTITIONS)),
                    get(Catalogue.TOPICS_CREATE),
                    sources.find(Catalogue.TOPICS_REPLICATION).map(Integer::shortValue),
                    get(Catalogue.STATE_FOLDER),
                    get(Catalogue.THREADS),
                    get(Catalogue.COMMIT_INTERVAL),
                    get(Catalogue.CACHE_SIZE),
                    get(Catalogue.STORE_MEMORY),
                    processing(),
                    registry(),
                    sources.of(Catalogue.KAFKA_PROPERTIES));
        }

        private ProcessorSettings processing() {
            Duration idleTimeout = get(Catalogue.IDLE_TIMEOUT);
            return new ProcessorSettings(
                    get(Catalogue.PROGRAM),
                    get(Catalogue.ALLOWED_LATENESS),
                    get(Catalogue.FUTURE_TOLERANCE),
                    idleTimeout,
                    ProcessorSettings.DEFAULTS.tick(),
                    ProcessorSettings.DEFAULTS.timerBatchTime(),
                    get(Catalogue.EXPLANATIONS),
                    get(Catalogue.KEPT_CHANGES),
                    get(Catalogue.WRITE_BEHIND),
                    ProcessorSettings.DEFAULTS.writesAtOnce(),
                    get(Catalogue.CUTOFF_MARGIN));
        }

        private Map<String, String> registry() {
            Map<String, String> registry = new HashMap<>(sources.of(Catalogue.REGISTRY_PROPERTIES));
            registry.put("schema.registry.url", get(Catalogue.REGISTRY_URL));
            return registry;
        }

        private Http http() {
            Optional<String> host =
                    Optional.of(get(Catalogue.HTTP_HOST)).filter(set -> sources.has(Catalogue.HTTP_HOST));
            Optional<Integer> port =
                    Optional.of(get(Catalogue.HTTP_PORT)).filter(set -> sources.has(Catalogue.HTTP_PORT));
            return new Http(host, port, standard(Catalogue.HTTP_HOST), standard(Catalogue.HTTP_PORT));
        }

        private SecuritySettings security() {
            return new SecuritySettings(
                    sources.find(Catalogue.API_KEYS),
                    tokens(),
                    login(),
                    new Limits(get(Catalogue.HTTP_REQUESTS_PER_SECOND), get(Catalogue.HTTP_MOST_BODY)));
        }

        private Optional<Tokens> tokens() {
            Optional<String> issuer = sources.find(Catalogue.JWT_ISSUER);
            Optional<String> keys = sources.find(Catalogue.JWT_JWKS_URL);
            if (sources.has(Catalogue.JWT_ISSUER) != sources.has(Catalogue.JWT_JWKS_URL)) {
                sources.note(Catalogue.JWT_ISSUER.name() + " and " + Catalogue.JWT_JWKS_URL.name()
                        + " are set together or not at all: tokens are checked by both");
            }
            Attribute attribute = get(Catalogue.JWT_VISIBILITY_ATTRIBUTE);
            return issuer.flatMap(name -> keys.map(url -> new Tokens(
                    name,
                    url,
                    sources.find(Catalogue.JWT_AUDIENCE),
                    get(Catalogue.JWT_NAME_CLAIM),
                    get(Catalogue.JWT_ROLES_CLAIM),
                    get(Catalogue.JWT_ROLE_PREFIX),
                    sources.find(Catalogue.JWT_VISIBILITY_CLAIM).map(claim -> new VisibilityClaim(claim, attribute)))));
        }

        private Optional<Login> login() {
            Optional<String> clientId = sources.find(Catalogue.OIDC_CLIENT_ID);
            Optional<String> secret = sources.find(Catalogue.OIDC_CLIENT_SECRET)
                    .or(() -> sources.find(Catalogue.OIDC_CLIENT_SECRET_FILE).flatMap(this::secretIn))
                    .filter(text -> !text.isBlank());
            Optional<URI> address = sources.find(Catalogue.OIDC_ADDRESS);
            List<String> scopes = List.of(get(Catalogue.OIDC_SCOPES).split(" +", -1));
            if (clientId.isPresent() && secret.isEmpty()) {
                sources.note(Catalogue.OIDC_CLIENT_ID.name() + " needs " + Catalogue.OIDC_CLIENT_SECRET_FILE.name()
                        + ", or " + Catalogue.OIDC_CLIENT_SECRET.variable() + " in the environment");
            }
            if (clientId.isPresent() && !sources.has(Catalogue.JWT_ISSUER)) {
                sources.note(Catalogue.OIDC_CLIENT_ID.name() + " needs " + Catalogue.JWT_ISSUER.name() + " and "
                        + Catalogue.JWT_JWKS_URL.name() + ": people log in at the issuer of the tokens");
            }
            return clientId.flatMap(id -> secret.map(text -> new Login(id, text, scopes, address)));
        }

        private Optional<String> secretIn(Path file) {
            try {
                return Optional.of(Files.readString(file).strip());
            } catch (IOException e) {
                sources.note(Catalogue.OIDC_CLIENT_SECRET_FILE.name() + ": the file " + file + " can't be read: "
                        + e.getClass().getSimpleName());
                return Optional.empty();
            }
        }

        private FeedSettings events() {
            return new FeedSettings(get(Catalogue.EVENTS_CLIENTS), get(Catalogue.EVENTS_KEPT));
        }

        private Log log() {
            return new Log(get(Catalogue.LOG_FORMAT), get(Catalogue.LOG_LEVEL));
        }

        private <T> T get(Setting<T> setting) {
            return sources.find(setting).orElseGet(() -> standard(setting));
        }

        private static <T> T standard(Setting<T> setting) {
            return setting.standard()
                    .flatMap(text -> setting.type().parser().parse(text))
                    .orElseThrow();
        }
    }
}

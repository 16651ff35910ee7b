package io.tierengine.server.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.server.log.LogFormat;
import io.tierengine.server.security.SecuritySettings.Login;
import io.tierengine.streams.run.EngineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerSettingsTest {

    private static final Map<String, String> NONE = Map.of();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldHaveTheEnginesDefaultsWhenNothingIsSet() {
        EngineSettings engine =
                ServerSettings.read(SettingSources.of(NONE, NONE, NONE)).engine();

        assertThat(engine)
                .isEqualTo(EngineSettings.of(
                        "tier-engine", "127.0.0.1:9092", "http://127.0.0.1:8081", Path.of("tier-state")));
    }

    @Test
    void shouldLetTheNearerPlaceWin() throws IOException {
        Path file = folder.resolve("tier.properties");
        Files.writeString(file, """
                tier.threads = 1
                tier.commit-interval = 1ms
                tier.cache-size = 1MiB
                tier.application-id = file
                """);
        Map<String, String> environment = Map.of(
                "TIER_CONFIG",
                file.toString(),
                "TIER_COMMIT_INTERVAL",
                "2ms",
                "TIER_CACHE_SIZE",
                "2MiB",
                "TIER_THREADS",
                "2");
        Map<String, String> properties = Map.of("tier.cache-size", "3MiB", "tier.threads", "3");
        Map<String, String> commandLine = Map.of("tier.threads", "4");

        EngineSettings engine = ServerSettings.read(SettingSources.of(commandLine, properties, environment))
                .engine();

        assertThat(engine.threads()).isEqualTo(4);
        assertThat(engine.cacheBytes()).isEqualTo(3L << 20);
        assertThat(engine.commitInterval()).isEqualTo(Duration.ofMillis(2));
        assertThat(engine.applicationId()).isEqualTo("file");
        assertThat(engine.storeMemoryBytes()).isEqualTo(256L << 20);
    }

    @Test
    void shouldTakeMemoryAsAShareOfTheHeap() {
        EngineSettings engine = ServerSettings.read(SettingSources.of(Map.of("tier.cache-size", "7%"), NONE, NONE))
                .engine();

        assertThat(engine.cacheBytes()).isEqualTo(Runtime.getRuntime().maxMemory() / 100 * 7);
    }

    @Test
    void shouldHandOnSettingsOfKafkaAndTheRegistry() {
        Map<String, String> environment = Map.of(
                "TIER_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SSL", "TIER_REGISTRY_URL", "https://a:1,https://b:2");
        Map<String, String> properties = Map.of("tier.registry.properties.basic.auth.user.info", "me:secret");

        EngineSettings engine = ServerSettings.read(SettingSources.of(NONE, properties, environment))
                .engine();

        assertThat(engine.kafka()).containsExactly(Map.entry("security.protocol", "SSL"));
        assertThat(engine.registry())
                .containsOnly(
                        Map.entry("schema.registry.url", "https://a:1,https://b:2"),
                        Map.entry("basic.auth.user.info", "me:secret"));
    }

    @Test
    void shouldSayAllThatIsWrong() throws IOException {
        Path file = folder.resolve("tier.properties");
        Files.writeString(file, "tier.thread = 1\nthreads = 1\ntier.topics.replication = 0\n");
        Map<String, String> environment =
                Map.of("TIER_KAFKA_BOOTSTRAP_SERVER", "a:1", "TIER_COMMIT_INTERVAL", "1m", "TIER_LOG_FORMAT", "xml");
        Map<String, String> properties = Map.of("tier.store-memory", "much", "tier.kafka.propertys.linger.ms", "5");
        Map<String, String> commandLine = Map.of("tier.config", file.toString(), "tier.registry.url", "registry:8081");

        assertThatThrownBy(() -> ServerSettings.read(SettingSources.of(commandLine, properties, environment)))
                .isInstanceOf(SettingsException.class)
                .satisfies(
                        thrown -> assertThat(String.valueOf(thrown.getMessage()).lines())
                                .containsExactlyInAnyOrder(
                                        "wrong settings:",
                                        "  tier.thread (file " + file + ") is no setting; did you mean `tier.threads`?",
                                        "  threads (file " + file + ") is no setting; their names begin with `tier.`",
                                        "  tier.topics.replication is `0` (file " + file
                                                + "); it must be a whole number from 1 to 15",
                                        "  TIER_KAFKA_BOOTSTRAP_SERVER (environment) is no setting; did you mean"
                                                + " `TIER_KAFKA_BOOTSTRAP_SERVERS`?",
                                        "  tier.commit-interval is `1m` (environment variable TIER_COMMIT_INTERVAL); it must be a"
                                                + " time from 1ms to 10s, such as `250ms`, `5s`, `10m`, `2h` or `21d`",
                                        "  tier.log.format is `xml` (environment variable TIER_LOG_FORMAT); it must be one of"
                                                + " `text`, `json`",
                                        "  tier.store-memory is `much` (system property); it must be bytes from 8MiB to 1024GiB,"
                                                + " such as `512KiB`, `64MiB` or `1GiB`",
                                        "  tier.kafka.propertys.linger.ms (system property) is no setting; did you mean"
                                                + " `tier.kafka.properties.*`?",
                                        "  tier.registry.url is `registry:8081` (command line); it must be a URL such as"
                                                + " `http://registry:8081`, or several with commas between"));
    }

    @Test
    void shouldReadTheSecretOfLoginsFromAFileAndNotShowIt() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "s3cret\n");
        Map<String, String> set = Map.of(
                "tier.security.jwt.issuer", "https://login.example",
                "tier.security.jwt.jwks-url", "https://login.example/keys",
                "tier.security.oidc.client-id", "tier",
                "tier.security.oidc.client-secret-file", file.toString(),
                "tier.security.oidc.address", "https://tier.example");

        ServerSettings settings = ServerSettings.read(SettingSources.of(set, NONE, NONE));

        Login login = settings.security().login().orElseThrow();
        assertThat(login.clientSecret()).isEqualTo("s3cret");
        assertThat(login.scopes()).containsExactly("openid", "profile");
        assertThat(login.secure()).contains(true);
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    @Test
    void shouldSayWhatLoginsLack() {
        Map<String, String> set = Map.of(
                "tier.security.oidc.client-id", "tier",
                "tier.security.oidc.client-secret-file", "missing",
                "tier.security.oidc.scopes", "profile",
                "tier.security.oidc.address", "https://tier.example/path");

        assertThatThrownBy(() -> ServerSettings.read(SettingSources.of(set, NONE, NONE)))
                .hasMessageContaining("tier.security.oidc.client-id needs tier.security.jwt.issuer")
                .hasMessageContaining("or TIER_SECURITY_OIDC_CLIENT_SECRET in the environment")
                .hasMessageContaining("the file missing can't be read: NoSuchFileException")
                .hasMessageContaining("`openid` among them")
                .hasMessageContaining("a URL without a path");
    }

    @Test
    void shouldSayThatThereIsNoFile() {
        Map<String, String> commandLine = Map.of("tier.config", "missing.properties");

        assertThatThrownBy(() -> ServerSettings.read(SettingSources.of(commandLine, NONE, NONE)))
                .hasMessage("wrong settings:\n  there is no settings file missing.properties");
    }

    @Test
    void shouldLeaveVariablesOfOthersAlone() {
        Map<String, String> environment = Map.of(
                "TIER_OPTS", "-Xmx1g",
                "TIER_SANDBOX_DIST", "/somewhere",
                "TIER_KAFKA_IMAGE", "apache/kafka",
                "TIER_ENGINE_SERVICE_HOST", "10.0.0.1",
                "TIER_ENGINE_SERVICE_PORT_HTTP", "8080",
                "TIER_ENGINE_PORT", "tcp://10.0.0.1:8080",
                "TIER_ENGINE_PORT_8080_TCP_ADDR", "10.0.0.1",
                "TIER_LOG_FORMAT", "json");

        ServerSettings settings =
                ServerSettings.read(SettingSources.of(NONE, Map.of("tier.sandbox.dist", "/x"), environment));

        assertThat(settings.log().format()).isEqualTo(LogFormat.JSON);
    }

    @Test
    void shouldTellADefaultPortFromOneThatWasSet() {
        ServerSettings.Http standard =
                ServerSettings.read(SettingSources.of(NONE, NONE, NONE)).http();
        ServerSettings.Http set = ServerSettings.read(SettingSources.of(Map.of("tier.http.port", "8080"), NONE, NONE))
                .http();

        assertThat(standard.port()).isEmpty();
        assertThat(standard.defaultPort()).isEqualTo(8080);
        assertThat(set.port()).contains(8080);
    }

    @ParameterizedTest
    @CsvSource({"1d, 86400000", "90m, 5400000", "2h, 7200000", "0s, 0", "366d, 31622400000"})
    void shouldReadTimes(String text, long millis) {
        EngineSettings engine = ServerSettings.read(
                        SettingSources.of(Map.of("tier.allowed-lateness", text), NONE, NONE))
                .engine();

        assertThat(engine.processing().allowedLateness()).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"367d", "1", "-1s", "1.5h", "PT1H", "999999999999d"})
    void shouldRefuseWhatIsNoTimeWithinBounds(String text) {
        SettingSources sources = SettingSources.of(Map.of("tier.allowed-lateness", text), NONE, NONE);

        assertThatThrownBy(() -> ServerSettings.read(sources)).isInstanceOf(SettingsException.class);
    }
}

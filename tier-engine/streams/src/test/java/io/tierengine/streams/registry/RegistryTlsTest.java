package io.tierengine.streams.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.streams.registry.StubServer.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server with a certificate that nobody signed but itself, made by the JDK's keytool. */
class RegistryTlsTest {

    private static final String PASSWORD = "s3cret!";
    private static final Answer OK = new Answer(200, "{\"compatibilityLevel\":\"BACKWARD\"}");

    @TempDir
    private static Path folder;

    private static SSLContext server;

    @BeforeAll
    static void makeStores() throws Exception {
        keyPair("server");
        keyPair("client");
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "server",
                "-file",
                file("server.pem"),
                "-keystore",
                file("trust.p12"),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD);
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "server",
                "-file",
                file("server.pem"),
                "-keystore",
                file("trust.jks"),
                "-storetype",
                "JKS",
                "-storepass",
                PASSWORD);
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "client",
                "-file",
                file("client.pem"),
                "-keystore",
                file("clients.p12"),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD);
        server = RegistryTls.context(Map.of(
                        "ssl.keystore.location",
                        file("server.p12"),
                        "ssl.keystore.password",
                        PASSWORD,
                        "ssl.keystore.type",
                        "PKCS12",
                        "ssl.truststore.location",
                        file("clients.p12"),
                        "ssl.truststore.password",
                        PASSWORD,
                        "ssl.truststore.type",
                        "PKCS12"))
                .orElseThrow();
    }

    @Test
    void shouldTrustTheServerByAnyKindOfStore() throws IOException {
        try (var registry = StubServer.secure(server, false, OK)) {
            assertThat(level(registry.url(), trust("trust.p12", "PKCS12"))).isEqualTo(Compatibility.BACKWARD);
            assertThat(level(registry.url(), trust("trust.jks", "JKS"))).isEqualTo(Compatibility.BACKWARD);
            assertThat(level(
                            registry.url(),
                            Map.of("truststore.location", file("server.pem"), "truststore.type", "PEM")))
                    .isEqualTo(Compatibility.BACKWARD);
            assertThat(level(
                            registry.url(),
                            Map.of(
                                    "truststore.certificates",
                                    Files.readString(Path.of(file("server.pem"))),
                                    "truststore.type",
                                    "PEM")))
                    .isEqualTo(Compatibility.BACKWARD);
        }
    }

    @Test
    void shouldNotTrustAServerThatTheStoreDoesNotKnow() {
        try (var registry = StubServer.secure(server, false, OK)) {
            assertThatThrownBy(() -> level(registry.url(), Map.of()))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("SSLHandshakeException");
            assertThatThrownBy(() -> level(registry.url(), trust("clients.p12", "PKCS12")))
                    .isInstanceOf(RegistryUnavailableException.class);
            assertThat(registry.asked()).isEmpty();
        }
    }

    @Test
    void shouldNotTrustAServerOfAnotherName() {
        try (var registry = StubServer.secure(server, false, OK)) {
            // The certificate is of 127.0.0.1 alone.
            var byName = URI.create("https://localhost:" + registry.url().getPort());

            assertThatThrownBy(() -> level(byName, trust("trust.p12", "PKCS12")))
                    .isInstanceOf(RegistryUnavailableException.class);
            assertThat(registry.asked()).isEmpty();
        }
    }

    @Test
    void shouldShowItsOwnCertificateWhenAsked() throws Exception {
        try (var registry = StubServer.secure(server, true, OK)) {
            var withKey = new HashMap<>(trust("trust.p12", "PKCS12"));
            withKey.putAll(Map.of(
                    "keystore.location", file("client.p12"), "keystore.password", PASSWORD, "keystore.type", "PKCS12"));
            var withPem = new HashMap<>(trust("trust.p12", "PKCS12"));
            withPem.putAll(Map.of(
                    "keystore.type",
                    "PEM",
                    "keystore.key",
                    privateKey("client"),
                    "keystore.certificate.chain",
                    Files.readString(Path.of(file("client.pem")))));

            assertThat(level(registry.url(), withKey)).isEqualTo(Compatibility.BACKWARD);
            assertThat(level(registry.url(), withPem)).isEqualTo(Compatibility.BACKWARD);
            assertThatThrownBy(() -> level(registry.url(), trust("trust.p12", "PKCS12")))
                    .isInstanceOf(RegistryUnavailableException.class);
        }
    }

    @Test
    void shouldSayWhatIsWrongWithAStoreWithoutItsPassword() {
        var url = URI.create("https://127.0.0.1:1");

        assertThatThrownBy(() ->
                        level(url, Map.of("truststore.location", "/no/such/file", "truststore.password", PASSWORD)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("schema.registry.ssl.*")
                .hasMessageContaining("/no/such/file")
                .hasMessageNotContaining(PASSWORD);
        assertThatThrownBy(() -> level(
                        url,
                        Map.of(
                                "truststore.location",
                                file("trust.p12"),
                                "truststore.password",
                                "wr0ng",
                                "truststore.type",
                                "PKCS12")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("password")
                .hasMessageNotContaining("wr0ng");
        assertThatThrownBy(() -> level(url, Map.of("endpoint.identification.algorithm", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is always checked");
    }

    private static Map<String, String> trust(String store, String type) {
        return Map.of("truststore.location", file(store), "truststore.password", PASSWORD, "truststore.type", type);
    }

    /** Any request will do; keys are without their prefix. */
    private static Compatibility level(URI url, Map<String, String> tls) {
        Map<String, String> settings = new HashMap<>();
        settings.put("schema.registry.url", url.toString());
        settings.put("max.retries", "0");
        tls.forEach((key, value) -> settings.put("schema.registry.ssl." + key, value));
        try (var registry = SchemaRegistry.connect(RegistrySettings.parse(settings))) {
            return registry.effectiveCompatibility("s");
        }
    }

    private static void keyPair(String name) throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=IP:127.0.0.1",
                "-keystore",
                file(name + ".p12"),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-validity",
                "7");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                name,
                "-file",
                file(name + ".pem"),
                "-keystore",
                file(name + ".p12"),
                "-storepass",
                PASSWORD);
    }

    private static String privateKey(String name) throws Exception {
        var store = java.security.KeyStore.getInstance(new java.io.File(file(name + ".p12")), PASSWORD.toCharArray());
        var key = store.getKey(name, PASSWORD.toCharArray());
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        if (!process.waitFor(Duration.ofMinutes(1)) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("keytool failed: " + Files.readString(folder.resolve("keytool.log")));
        }
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }
}

package io.tierengine.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.tierengine.server.log.LogFormat;
import io.tierengine.server.log.LogLevel;
import io.tierengine.server.log.Logs;
import io.tierengine.server.setting.SettingSources;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What must stay secret is in no log, however much is logged, and in no management endpoint. */
class SecretsTest {

    private static final List<String> SECRETS = List.of(
            "kafka-s3cret",
            "registry-s3cret",
            "chief-key",
            "wrong-s3cret",
            "client-s3cret",
            "access-s3cret",
            "c2VjcmV0.dG9rZW4.c2lnbmF0dXJl");

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void logAsBefore() {
        Logs.configure(LogFormat.TEXT, LogLevel.WARN);
    }

    @Test
    void shouldTellNoSecret() throws Exception {
        Path keys = Files.writeString(folder.resolve("keys"), TestServer.line("chief", "admin"));
        Map<String, String> settings = Map.of(
                "tier.http.port", "0",
                "tier.log.level", "trace",
                "tier.state.folder", folder.resolve("state").toString(),
                "tier.kafka.bootstrap-servers", "127.0.0.1:1",
                "tier.kafka.properties.security.protocol", "SASL_PLAINTEXT",
                "tier.kafka.properties.sasl.mechanism", "PLAIN",
                "tier.kafka.properties.sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"tier\""
                                + " password=\"kafka-s3cret\";",
                "tier.registry.properties.basic.auth.credentials.source", "USER_INFO",
                "tier.registry.properties.basic.auth.user.info", "tier:registry-s3cret",
                "tier.security.api-keys", keys.toString());
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        List<String> answers = new ArrayList<>();
        try (RunningServer server = TierServer.start(SettingSources.of(settings, Map.of(), Map.of()))) {
            log.start();
            ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(log);
            for (String path : List.of(
                    "/info",
                    "/health",
                    "/health/readiness",
                    "/prometheus",
                    "/env",
                    "/beans",
                    "/configprops",
                    "/loggers",
                    "/routes",
                    "/api/v1/me",
                    "/api/v1/engine",
                    "/api/v1/policy",
                    "/api/v1/audit")) {
                answers.add(get(server, path, "X-API-Key", "chief-key"));
                get(server, path, "X-API-Key", "wrong-s3cret");
                get(server, path, "Authorization", "Bearer c2VjcmV0.dG9rZW4.c2lnbmF0dXJl");
            }
        }

        List<String> logged =
                List.copyOf(log.list).stream().map(SecretsTest::textOf).toList();
        assertThat(logged).isNotEmpty().allSatisfy(line -> assertThat(line).doesNotContain(SECRETS));
        assertThat(answers).anySatisfy(answer -> assertThat(answer).contains("application-id"));
        assertThat(answers).allSatisfy(answer -> assertThat(answer).doesNotContain(SECRETS));
    }

    @Test
    void shouldTellNothingOfALogin() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        List<String> secrets = new ArrayList<>(SECRETS);
        try (MadeUpIssuer issuer = new MadeUpIssuer()) {
            issuer.roles("viewer");
            Map<String, String> settings = new HashMap<>(issuer.settings());
            settings.put("tier.http.port", "0");
            settings.put("tier.log.level", "trace");
            settings.put("tier.state.folder", folder.resolve("login").toString());
            settings.put("tier.kafka.bootstrap-servers", "127.0.0.1:1");
            settings.remove("tier.security.oidc.client-secret");
            settings.put(
                    "tier.security.oidc.client-secret-file",
                    Files.writeString(folder.resolve("secret"), MadeUpIssuer.SECRET + "\n")
                            .toString());
            CookieManager cookies = new CookieManager();
            try (RunningServer server = TierServer.start(SettingSources.of(settings, Map.of(), Map.of()));
                    HttpClient browser = HttpClient.newBuilder()
                            .cookieHandler(cookies)
                            .followRedirects(HttpClient.Redirect.NORMAL)
                            .build()) {
                log.start();
                ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(log);
                String address = "http://127.0.0.1:" + server.port();
                for (String path : List.of("/oauth/login", "/api/v1/me", "/oauth/callback?code=wrong-s3cret&state=x")) {
                    browser.send(
                            HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
                }
            }
            cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals("tier-session"))
                    .forEach(cookie -> secrets.add(cookie.getValue()));
        }

        assertThat(secrets).as("a session began").hasSize(SECRETS.size() + 1);
        assertThat(log.list).isNotEmpty();
        assertThat(List.copyOf(log.list))
                .allSatisfy(event -> assertThat(textOf(event)).doesNotContain(secrets));
    }

    private static String textOf(ILoggingEvent event) {
        return event.getFormattedMessage()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    private static String get(RunningServer server, String path, String header, String value) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header(header, value)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}

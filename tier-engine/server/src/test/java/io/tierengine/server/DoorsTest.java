package io.tierengine.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.server.setting.SettingSources;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, with API keys and without authentication. */
class DoorsTest {

    private static final String KEY = "X-API-Key";
    private static final String PIN = "{\"kind\": \"PIN\", \"tier\": \"GOLD\", \"reason\": \"a friend\"}";

    @TempDir
    private static Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private static TestHttp open;

    @SuppressWarnings("NullAway.Init")
    private static TestHttp closed;

    @BeforeAll
    static void start() throws Exception {
        open = TestHttp.start(Map.of("tier.http.most-body", "2KiB"));
        closed = TestHttp.start(Map.of("tier.security.api-keys", keys().toString()));
    }

    @AfterAll
    static void stop() {
        open.close();
        closed.close();
    }

    private static Path keys() throws Exception {
        return Files.writeString(
                folder.resolve("keys"),
                line("reader", "viewer")
                        + line("clerk", "operator")
                        + line("chief", "admin")
                        + line("north", "viewer,operator region=NORTH"));
    }

    /** The key is the name and "-key". */
    private static String line(String name, String rest) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest((name + "-key").getBytes(StandardCharsets.UTF_8));
        return name + " " + HexFormat.of().formatHex(hash) + " " + rest + "\n";
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/me, '', 401",
        "/api/v1/me, wrong-key, 401",
        "/api/v1/me, reader-key, 200",
        "/api/v1/customers/known, '', 401",
        "/api/v1/customers/known, reader-key, 200",
        "/%61pi/v1/customers/known, '', 404",
        "/api/v1/nothing, '', 401",
        "/api/v1/nothing, reader-key, 404",
        "/nothing, '', 404",
        "/info, '', 401",
        "/info, reader-key, 403",
        "/info, chief-key, 200",
        "/prometheus, '', 401",
        "/prometheus, reader-key, 200",
        "/health, '', 200",
        "/health/liveness, '', 200",
        "/health/readiness, '', 200",
        "/beans, chief-key, 404",
        "/env, chief-key, 404"
    })
    void shouldOpenEachDoorToWhomItIsFor(String path, String key, int status) throws Exception {
        HttpResponse<String> response = key.isEmpty() ? closed.get(path) : closed.get(path, KEY, key);

        assertThat(response.statusCode()).isEqualTo(status);
        if (status >= 400) {
            assertThatItIsAProblem(response, status);
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 401", "reader-key, 403"})
    void shouldLetOnlyOperatorsDecide(String key, int status) throws Exception {
        HttpResponse<String> response = key.isEmpty()
                ? closed.post("/api/v1/customers/known/overrides", PIN)
                : closed.post("/api/v1/customers/known/overrides", PIN, KEY, key);

        assertThatItIsAProblem(response, status);
    }

    @Test
    void shouldSayHowToLogIn() throws Exception {
        HttpResponse<String> response = closed.get("/api/v1/me");

        assertThat(response.headers().firstValue("www-authenticate")).contains("ApiKey realm=\"tier-engine\"");
        assertThat(TestHttp.json(response).get("detail").asText())
                .isEqualTo("log in: the header X-API-Key with a valid key is needed");
    }

    @Test
    void shouldSayWhoIsAsking() throws Exception {
        assertThat(TestHttp.json(closed.get("/api/v1/me", KEY, "north-key")).toString())
                .isEqualTo(
                        "{\"name\":\"north\",\"roles\":[\"viewer\",\"operator\"],\"canWrite\":true,"
                                + "\"visibility\":{\"attribute\":\"region\",\"values\":[\"NORTH\"]},\"authentication\":\"api-key\"}");
        assertThat(TestHttp.json(open.get("/api/v1/me")).toString())
                .isEqualTo("{\"name\":\"local\",\"roles\":[\"viewer\",\"operator\",\"admin\"],\"canWrite\":true,"
                        + "\"visibility\":null,\"authentication\":\"none\"}");
    }

    @Test
    void shouldShowNoCustomerWhoseAttributesNobodyKnowsToWhoDoesNotSeeAll() throws Exception {
        HttpResponse<String> response = closed.get("/api/v1/customers/known", KEY, "north-key");

        assertThatItIsAProblem(response, 404);
        assertThat(response.body())
                .isEqualTo(closed.get("/api/v1/customers/nobody", KEY, "reader-key")
                        .body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "10.0.0.1", "[::2]", ""})
    void shouldAnswerOnlyToLoopbackNamesWithoutAuthentication(String host) throws Exception {
        String answer = open.raw("GET /api/v1/me HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 403 ").contains("loopback names");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:1", "127.8.8.8", "[::1]:8080"})
    void shouldAnswerToLoopbackNames(String host) throws Exception {
        String answer = open.raw("GET /api/v1/me HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, same-origin, 200",
        "Origin, https://evil.example, 403",
        "Origin, null, 403",
        "Origin, http://127.0.0.1:PORT, 200",
        "Accept, application/json, 200"
    })
    void shouldLetOnlyItsOwnPagesChangeSomething(String header, String value, int status) throws Exception {
        HttpResponse<String> response = open.post(
                "/api/v1/customers/known/what-if",
                "{\"days\": 1}",
                header,
                value.replace("PORT", Integer.toString(open.port())));

        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void shouldTakeAKeyFromAnyPage() throws Exception {
        HttpResponse<String> response = closed.post(
                "/api/v1/customers/known/what-if", "{\"days\": 1}", KEY, "reader-key", "Sec-Fetch-Site", "cross-site");

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void shouldTakeNothingThatAFormCouldSend(String type) throws Exception {
        HttpResponse<String> response =
                open.send("POST", "/api/v1/customers/known/what-if", "{\"days\": 1}", "Content-Type", type);

        assertThatItIsAProblem(response, 415);
    }

    @Test
    void shouldRefuseABodyThatIsTooLarge() throws Exception {
        HttpResponse<String> response =
                open.post("/api/v1/customers/known/what-if", "{\"facts\": [" + " ".repeat(3_000) + "]}");

        assertThatItIsAProblem(response, 413);
    }

    @Test
    void shouldMakeWhoAsksTooOftenWait() throws Exception {
        Map<String, String> settings =
                Map.of("tier.http.requests-per-second", "1", "tier.security.api-keys", keys().toString());
        try (TestHttp slow = TestHttp.start(settings)) {
            HttpResponse<String> last = slow.get("/api/v1/me", KEY, "reader-key");
            for (int i = 0; i < 50 && last.statusCode() == 200; i++) {
                last = slow.get("/api/v1/me", KEY, "reader-key");
            }

            assertThatItIsAProblem(last, 429);
            assertThat(last.headers().firstValue("retry-after")).contains("1");
            assertThat(slow.get("/api/v1/me", KEY, "clerk-key").statusCode()).isEqualTo(200);
            assertThat(slow.get("/health").statusCode()).isEqualTo(200);
            HttpResponse<String> guess = slow.get("/api/v1/me", KEY, "a guess");
            for (int i = 0; i < 50 && guess.statusCode() == 401; i++) {
                guess = slow.get("/api/v1/me", KEY, "guess " + i);
            }
            assertThatItIsAProblem(guess, 429);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/me", "/nothing", "/api/v1/nothing", "/health"})
    void shouldTellBrowsersWhatTheyMayDo(String path) throws Exception {
        HttpResponse<String> response = open.get(path);

        assertThat(response.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("script-src");
        assertThat(response.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(response.headers().firstValue("referrer-policy")).contains("no-referrer");
        assertThat(response.headers().firstValue("cache-control")).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, '', 404",
        "DELETE, /api/v1/me, application/json, 405",
        "POST, /api/v1/me, application/json, 405",
        "POST, /api/v1/customers/known/what-if, application/json, 400"
    })
    void shouldMakeAProblemOfEveryError(String method, String path, String type, int status) throws Exception {
        HttpResponse<String> response = type.isEmpty()
                ? open.send(method, path, "")
                : open.send(method, path, "{\"days\": ", "Content-Type", type);

        assertThatItIsAProblem(response, status);
    }

    @Test
    void shouldMakeAProblemOfAnErrorForABrowserToo() throws Exception {
        HttpResponse<String> response = open.get("/nothing", "Accept", "text/html");

        assertThatItIsAProblem(response, 404);
    }

    @ParameterizedTest
    @CsvSource({"/test-only.js, no-cache", "/webjars/test/1.0.0/test-only.js, 'public, max-age=31536000, immutable'"})
    void shouldServeFilesToEverybodyAndSayHowLongTheyLast(String path, String caching) throws Exception {
        HttpResponse<String> first = closed.get(path);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).startsWith("export const");
        assertThat(first.headers().allValues("cache-control")).containsExactly(caching);
        assertThat(first.headers().firstValue("content-type").orElse("")).contains("javascript");
        assertThat(first.headers().firstValue("x-content-type-options")).contains("nosniff");
        String modified = first.headers().firstValue("last-modified").orElseThrow();
        assertThat(closed.get(path, "If-Modified-Since", modified).statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../application.yml",
                "/%2e%2e/logback.xml",
                "/webjars/..%2f..%2f..%2flogback.xml",
                "/..%5clogback.xml"
            })
    void shouldServeNothingElseOfTheClassPath(String path) throws Exception {
        String answer = open.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*").doesNotContain("<configuration>");
    }

    private static void assertThatItIsAProblem(HttpResponse<String> response, int status) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(TestHttp.json(response).get("status").asInt()).isEqualTo(status);
        assertThat(TestHttp.json(response).get("title").asText()).isNotEmpty();
        assertThat(TestHttp.json(response).get("detail").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void shouldNotStartWhereOthersReachItWithoutAuthentication(String host) {
        Map<String, String> settings = new HashMap<>(Map.of("tier.http.host", host, "tier.http.port", "0"));

        assertThatThrownBy(() -> TierServer.start(SettingSources.of(settings, Map.of(), Map.of())))
                .isInstanceOf(StartException.class)
                .hasMessage("the HTTP server would listen on " + host
                        + " (setting tier.http.host), where others reach it, and nobody would have to log in; set"
                        + " authentication up (setting tier.security.api-keys or tier.security.jwt.issuer, see"
                        + " docs/security.md), or listen on 127.0.0.1");
    }

    @Test
    void shouldNotStartWithoutTheKeysItWasTold() {
        Map<String, String> settings = Map.of("tier.security.api-keys", "missing", "tier.http.port", "0");

        assertThatThrownBy(() -> TierServer.start(SettingSources.of(settings, Map.of(), Map.of())))
                .isInstanceOf(StartException.class)
                .hasMessage("there is no file of API keys missing (setting tier.security.api-keys)");
    }
}

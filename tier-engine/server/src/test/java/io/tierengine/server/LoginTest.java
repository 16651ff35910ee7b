package io.tierengine.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People who log in with a browser at an issuer that is made up. */
class LoginTest {

    private static final String PIN = "{\"kind\": \"PIN\", \"tier\": \"GOLD\", \"reason\": \"promised\"}";

    @SuppressWarnings("NullAway.Init")
    private static MadeUpIssuer issuer;

    @SuppressWarnings("NullAway.Init")
    private static TestHttp http;

    @BeforeAll
    static void start() throws Exception {
        issuer = new MadeUpIssuer();
        http = TestHttp.start(issuer.settings());
    }

    @AfterAll
    static void stop() {
        http.close();
        issuer.close();
    }

    /** Keeps cookies and follows redirects, as browsers do. */
    private record Browser(HttpClient client, CookieManager cookies) {

        static Browser open(Redirect redirect) {
            CookieManager cookies = new CookieManager();
            return new Browser(
                    HttpClient.newBuilder()
                            .cookieHandler(cookies)
                            .followRedirects(redirect)
                            .build(),
                    cookies);
        }

        static Browser loggedIn(String... roles) throws Exception {
            issuer.roles(roles);
            Browser browser = open(Redirect.NORMAL);
            HttpResponse<String> page = browser.get("/oauth/login");
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(page.uri()).isEqualTo(uri("/"));
            return browser;
        }

        HttpResponse<String> get(String path) throws Exception {
            return get(uri(path));
        }

        HttpResponse<String> get(URI uri) throws Exception {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }

        JsonNode me() throws Exception {
            HttpResponse<String> response = get("/api/v1/me");
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return TestHttp.json(response);
        }

        HttpResponse<String> post(String path, String body, String site, String origin) throws Exception {
            return client.send(
                    HttpRequest.newBuilder(uri(path))
                            .header("Content-Type", "application/json")
                            .header("Sec-Fetch-Site", site)
                            .header("Origin", origin)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }

        /** As a page of the server itself does. */
        HttpResponse<String> post(String path, String body) throws Exception {
            return post(path, body, "same-origin", uri("").toString());
        }

        List<String> cookieNames() {
            return cookies.getCookieStore().getCookies().stream()
                    .map(HttpCookie::getName)
                    .toList();
        }
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + http.port() + path);
    }

    @Test
    void shouldSayWhereToLogInWhenNobodyIs() throws Exception {
        HttpResponse<String> response = http.get("/api/v1/me");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(TestHttp.json(response).get("login").asText()).isEqualTo("/oauth/login");
        assertThat(http.get("/api/v1/customers/none").body()).contains("\"login\"");
    }

    @Test
    void shouldKnowWhoLoggedIn() throws Exception {
        JsonNode me = Browser.loggedIn("operator", "other").me();

        assertThat(me.get("name").asText()).isEqualTo("wei");
        assertThat(me.get("roles").toString()).isEqualTo("[\"viewer\",\"operator\"]");
        assertThat(me.get("authentication").asText()).isEqualTo("oidc");
        assertThat(me.get("logout").asText()).isEqualTo("/oauth/logout");
    }

    /** The engine behind it is made up, so that what passes the doors is told that it can't be written at present. */
    @Test
    void shouldLetAnOperatorDecideAndNoViewer() throws Exception {
        HttpResponse<String> operators = Browser.loggedIn("operator").post("/api/v1/customers/known/overrides", PIN);
        HttpResponse<String> viewers = Browser.loggedIn("viewer").post("/api/v1/customers/known/overrides", PIN);

        assertThat(operators.statusCode()).as(operators.body()).isEqualTo(503);
        assertThat(viewers.statusCode()).as(viewers.body()).isEqualTo(403);
    }

    @Test
    void shouldRefuseWhatAPageOfAnotherSiteAsksFor() throws Exception {
        Browser browser = Browser.loggedIn("operator");

        HttpResponse<String> forged =
                browser.post("/api/v1/customers/known/overrides", PIN, "cross-site", "https://evil.example");
        HttpResponse<String> byOrigin =
                browser.post("/api/v1/customers/known/overrides", PIN, "same-origin", "https://evil.example");
        HttpResponse<String> logout = browser.post("/oauth/logout", "{}", "cross-site", "https://evil.example");

        for (HttpResponse<String> response : List.of(forged, byOrigin, logout)) {
            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(response.body()).contains("a page of another site");
        }
        assertThat(browser.me().get("name").asText()).isEqualTo("wei");
    }

    @Test
    void shouldEndASession() throws Exception {
        Browser browser = Browser.loggedIn("viewer");

        HttpResponse<String> response = browser.post("/oauth/logout", "{}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(browser.cookieNames()).doesNotContain("tier-session");
        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(browser.get("/oauth/logout").statusCode()).isEqualTo(405);
    }

    @Test
    void shouldGiveNoSessionForATokenThatIsntRight() throws Exception {
        RSAKey stranger = new RSAKeyGenerator(2_048).keyID("one").generate();
        List<UnaryOperator<JWTClaimsSet.Builder>> wrong = List.of(
                token -> token.issuer("https://other.example"),
                token -> token.audience("other"),
                token -> token.claim("nonce", "other"),
                token -> token.expirationTime(Date.from(Instant.now().minusSeconds(120))));
        for (UnaryOperator<JWTClaimsSet.Builder> change : wrong) {
            issuer.change(change);
            assertThatNoSessionBegins();
        }
        issuer.signWith(stranger);
        assertThatNoSessionBegins();
    }

    private static void assertThatNoSessionBegins() throws Exception {
        Browser browser = Browser.open(Redirect.NORMAL);

        HttpResponse<String> page = browser.get("/oauth/login");

        assertThat(page.statusCode()).as(page.body()).isBetween(200, 499);
        assertThat(browser.cookieNames()).doesNotContain("tier-session");
        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void shouldRefuseACookieThatIsntRight() throws Exception {
        issuer.change(token -> token.expirationTime(Date.from(Instant.now().minusSeconds(120))));
        String expired = issuer.idToken("x");
        issuer.change(token -> token.audience("other"));
        String foreign = issuer.idToken("x");
        issuer.change(token -> token);
        String right = issuer.idToken("x");

        assertThat(statusWithCookie(expired)).isEqualTo(401);
        assertThat(statusWithCookie(foreign)).isEqualTo(401);
        assertThat(statusWithCookie("nonsense")).isEqualTo(401);
        assertThat(statusWithCookie(right)).isEqualTo(200);
    }

    private static int statusWithCookie(String token) throws Exception {
        return http.get("/api/v1/me", "Cookie", "tier-session=" + token).statusCode();
    }

    @Test
    void shouldStillTakeTokensInTheHeader() throws Exception {
        issuer.change(token -> token.audience("tier"));

        assertThat(http.get("/api/v1/me", "Authorization", "Bearer " + issuer.idToken("x"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldCheckTheState() throws Exception {
        issuer.roles("admin");
        Browser browser = Browser.open(Redirect.NEVER);
        URI atIssuer = location(browser.get("/oauth/login"));
        URI back = location(browser.get(atIssuer));
        String forged = back.toString().replaceAll("state=[^&]*", "state=Zm9yZ2Vk");
        Browser victim = Browser.open(Redirect.NORMAL);

        HttpResponse<String> wrongState = browser.get(URI.create(forged));
        HttpResponse<String> anothersLogin = victim.get(back);
        HttpResponse<String> noState = browser.get("/oauth/callback?code=x&state=x");

        assertThat(wrongState.statusCode()).isBetween(300, 499);
        assertThat(browser.cookieNames()).doesNotContain("tier-session");
        assertThat(location(noState)).isEqualTo(uri("/?login=failed"));
        assertThat(browser.get("/oauth/callback?error=access_denied&state=x").statusCode())
                .isEqualTo(303);
        assertThat(anothersLogin.statusCode()).isBetween(200, 499);
        assertThat(victim.cookieNames()).doesNotContain("tier-session");
    }

    private static URI location(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isBetween(300, 399);
        return uri("/").resolve(response.headers().firstValue("location").orElseThrow());
    }

    @Test
    void shouldKeepCookiesFromPagesAndOtherSites() throws Exception {
        issuer.roles("viewer");
        Browser browser = Browser.open(Redirect.NEVER);
        HttpResponse<String> login = browser.get("/oauth/login");
        HttpResponse<String> end = browser.get(location(browser.get(location(login))));

        assertThat(login.headers().allValues("set-cookie"))
                .hasSize(3)
                .allSatisfy(cookie ->
                        assertThat(cookie).contains("HTTPOnly", "SameSite=Lax").doesNotContain("Secure"));
        assertThat(end.headers().allValues("set-cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("tier-session=").contains("HTTPOnly", "SameSite=Strict"));
    }

    @Test
    void shouldKeepCookiesToTlsWhenTheAddressIsHttps() throws Exception {
        Map<String, String> settings = new HashMap<>(issuer.settings());
        settings.put("tier.security.oidc.address", "https://tier.example");
        try (TestHttp behindProxy = TestHttp.start(settings)) {
            HttpResponse<String> login = behindProxy.get("/oauth/login");

            assertThat(login.headers().firstValue("location").orElse(""))
                    .contains("redirect_uri=https%3A%2F%2Ftier.example%2Foauth%2Fcallback");
            assertThat(login.headers().allValues("set-cookie"))
                    .hasSize(3)
                    .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
        }
    }

    @Test
    void shouldStartWithoutTheIssuerAndLogPeopleInOnceItIsThere() throws Exception {
        issuer.roles("viewer");
        issuer.down(true);
        try (TestHttp early = TestHttp.start(issuer.settings())) {
            HttpResponse<String> before = early.get("/oauth/login");
            issuer.change(token -> token.audience("tier"));
            HttpResponse<String> byHeader = early.get("/api/v1/me", "Authorization", "Bearer " + issuer.idToken("x"));
            issuer.down(false);
            HttpResponse<String> after = early.get("/oauth/login");

            assertThat(early.get("/health/liveness").statusCode()).isEqualTo(200);
            assertThat(before.statusCode()).as(before.body()).isEqualTo(503);
            assertThat(byHeader.statusCode()).as(byHeader.body()).isEqualTo(200);
            assertThat(after.statusCode()).as(after.body()).isEqualTo(302);
        } finally {
            issuer.down(false);
        }
    }

    @Test
    void shouldHaveNoLoginUnlessItIsSetUp() throws Exception {
        Map<String, String> settings = new HashMap<>(issuer.settings());
        settings.keySet().removeIf(name -> name.startsWith("tier.security.oidc."));
        try (TestHttp without = TestHttp.start(settings)) {
            assertThat(without.get("/oauth/login").statusCode()).isEqualTo(404);
            assertThat(without.get("/api/v1/me").body()).doesNotContain("\"login\"");
            assertThat(without.get("/api/v1/me", "Cookie", "tier-session=" + issuer.idToken("x"))
                            .statusCode())
                    .isEqualTo(401);
        }
    }
}

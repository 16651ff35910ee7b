package io.tierengine.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Callers by tokens of an issuer that is made up. */
class TokensTest {

    private static final String ISSUER = "https://login.example/realms/shop";

    @SuppressWarnings("NullAway.Init")
    private static HttpServer issuer;

    @SuppressWarnings("NullAway.Init")
    private static RSAKey key;

    @SuppressWarnings("NullAway.Init")
    private static TestHttp http;

    @BeforeAll
    static void start() throws Exception {
        key = new RSAKeyGenerator(2_048).keyID("one").generate();
        byte[] published = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/keys", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, published.length);
            exchange.getResponseBody().write(published);
            exchange.close();
        });
        issuer.start();
        http = TestHttp.start(Map.of(
                "tier.security.jwt.issuer",
                ISSUER,
                "tier.security.jwt.jwks-url",
                "http://127.0.0.1:" + issuer.getAddress().getPort() + "/keys",
                "tier.security.jwt.audience",
                "tier",
                "tier.security.jwt.name-claim",
                "preferred_username",
                "tier.security.jwt.roles-claim",
                "realm_access.roles",
                "tier.security.jwt.role-prefix",
                "tier-",
                "tier.security.jwt.visibility-claim",
                "regions"));
    }

    @AfterAll
    static void stop() {
        http.close();
        issuer.stop(0);
    }

    private static JWTClaimsSet.Builder claims(String... roles) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("tier")
                .subject("4711")
                .claim("preferred_username", "wei")
                .claim("realm_access", Map.of("roles", List.of(roles)))
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    }

    private static String signed(JWTClaimsSet.Builder claims, RSAKey by) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(), claims.build());
        token.sign(new RSASSASigner(by));
        return token.serialize();
    }

    private static HttpResponse<String> me(String token) throws Exception {
        return http.get("/api/v1/me", "Authorization", "Bearer " + token);
    }

    @Test
    void shouldKnowACallerByAToken() throws Exception {
        HttpResponse<String> response =
                me(signed(claims("tier-operator", "admin", "other").claim("regions", List.of("NORTH", "EAST")), key));

        JsonNode caller = TestHttp.json(response);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(caller.get("name").asText()).isEqualTo("wei");
        assertThat(caller.get("roles").toString()).isEqualTo("[\"viewer\",\"operator\"]");
        assertThat(caller.get("visibility").toString())
                .isEqualTo("{\"attribute\":\"region\",\"values\":[\"EAST\",\"NORTH\"]}");
        assertThat(caller.get("authentication").asText()).isEqualTo("oidc");
    }

    @Test
    void shouldShowAllCustomersOnlyToAnAdministratorIfTheTokenSaysNothing() throws Exception {
        JsonNode admin = TestHttp.json(me(signed(claims("tier-admin"), key)));
        JsonNode viewer = TestHttp.json(me(signed(claims("tier-viewer"), key)));

        assertThat(admin.get("visibility").isNull()).isTrue();
        assertThat(viewer.at("/visibility/values").toString()).isEqualTo("[]");
    }

    @Test
    void shouldLetNobodyInWithoutARole() throws Exception {
        HttpResponse<String> response =
                http.get("/api/v1/customers/known", "Authorization", "Bearer " + signed(claims("other"), key));

        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void shouldRefuseEveryOtherToken() throws Exception {
        RSAKey stranger = new RSAKeyGenerator(2_048).keyID("one").generate();
        SignedJWT confused = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(),
                claims("tier-admin").build());
        confused.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        String good = signed(claims("tier-admin"), key);
        List<String> wrong = List.of(
                "nonsense",
                good.substring(0, good.length() - 8) + "AAAAAAAA",
                signed(claims("tier-admin"), stranger),
                signed(claims("tier-admin").issuer("https://other.example"), key),
                signed(claims("tier-admin").audience("other"), key),
                signed(
                        claims("tier-admin")
                                .expirationTime(Date.from(Instant.now().minusSeconds(60))),
                        key),
                signed(
                        claims("tier-admin")
                                .notBeforeTime(Date.from(Instant.now().plusSeconds(300))),
                        key),
                signed(claims("tier-admin").claim("preferred_username", " "), key),
                new PlainJWT(claims("tier-admin").build()).serialize(),
                confused.serialize());

        for (String token : wrong) {
            assertThat(me(token).statusCode()).as(token).isEqualTo(401);
        }
        assertThat(me(good).statusCode()).isEqualTo(200);
        assertThat(http.get("/api/v1/me").headers().firstValue("www-authenticate"))
                .contains("Bearer realm=\"tier-engine\"");
    }
}

package io.tierengine.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** An OpenID Connect provider at which everybody is logged in already: it leads a browser back at once. */
final class MadeUpIssuer implements AutoCloseable {

    static final String CLIENT = "tier-dashboard";
    static final String SECRET = "client-s3cret";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, Map<String, String>> logins = new ConcurrentHashMap<>();
    private volatile UnaryOperator<JWTClaimsSet.Builder> claims = builder -> builder;
    private volatile RSAKey signer;
    private volatile boolean isDown;

    MadeUpIssuer() throws Exception {
        key = new RSAKeyGenerator(2_048).keyID("one").generate();
        signer = key;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(exchange, isDown ? 503 : 200, isDown ? Map.of() : discovery()));
        server.createContext("/keys", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Settings of a server at which people log in here. */
    Map<String, String> settings() {
        return Map.of(
                "tier.security.jwt.issuer",
                url(),
                "tier.security.jwt.jwks-url",
                url() + "/keys",
                "tier.security.jwt.audience",
                "tier",
                "tier.security.jwt.name-claim",
                "preferred_username",
                "tier.security.oidc.client-id",
                CLIENT,
                "tier.security.oidc.client-secret",
                SECRET);
    }

    /** Whether it tells from now on that it can't say where its endpoints are. */
    void down(boolean down) {
        isDown = down;
    }

    /** From now on ID tokens have these roles. */
    void roles(String... roles) {
        claims = builder -> builder.claim("roles", List.of(roles));
        signer = key;
    }

    /** From now on ID tokens differ so from right ones. */
    void change(UnaryOperator<JWTClaimsSet.Builder> change) {
        claims = builder -> change.apply(builder.claim("roles", List.of("admin")));
        signer = key;
    }

    /** From now on another key than the published one signs. */
    void signWith(RSAKey stranger) {
        change(builder -> builder);
        signer = stranger;
    }

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer", url(),
                "authorization_endpoint", url() + "/authorize",
                "token_endpoint", url() + "/token",
                "jwks_uri", url() + "/keys",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"),
                "token_endpoint_auth_methods_supported", List.of("client_secret_basic"),
                "code_challenge_methods_supported", List.of("S256"));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
        boolean right = CLIENT.equals(asked.get("client_id"))
                && "code".equals(asked.get("response_type"))
                && "S256".equals(asked.get("code_challenge_method"))
                && asked.getOrDefault("scope", "").contains("openid")
                && asked.containsKey("state")
                && asked.containsKey("nonce")
                && asked.containsKey("redirect_uri");
        if (!right) {
            answer(exchange, 400, Map.of("error", "invalid_request"));
            return;
        }
        String code = UUID.randomUUID().toString();
        logins.put(code, asked);
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        asked.get("redirect_uri") + "?code=" + code + "&state="
                                + URLEncoder.encode(asked.getOrDefault("state", ""), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> login = logins.remove(asked.getOrDefault("code", ""));
        String credentials =
                Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        try {
            if (login == null
                    || !("Basic " + credentials)
                            .equals(exchange.getRequestHeaders().getFirst("Authorization"))
                    || !challenge(asked.getOrDefault("code_verifier", "")).equals(login.get("code_challenge"))
                    || !login.getOrDefault("redirect_uri", "").equals(asked.get("redirect_uri"))) {
                answer(exchange, 400, Map.of("error", "invalid_grant"));
                return;
            }
            answer(
                    exchange,
                    200,
                    Map.of(
                            "access_token",
                            "access-s3cret",
                            "token_type",
                            "Bearer",
                            "expires_in",
                            600,
                            "id_token",
                            idToken(login.getOrDefault("nonce", ""))));
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static String challenge(String verifier) throws Exception {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    /** A token as this issuer makes it at present. */
    String idToken(String nonce) throws Exception {
        JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder()
                .issuer(url())
                .audience(CLIENT)
                .subject("4711")
                .claim("preferred_username", "wei")
                .claim("nonce", nonce)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
                claims.apply(builder).build());
        token.sign(new RSASSASigner(signer));
        return token.serialize();
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> form(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                values.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

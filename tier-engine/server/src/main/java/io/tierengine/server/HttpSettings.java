package io.tierengine.server;

import io.micronaut.context.env.PropertySource;
import io.tierengine.server.security.SecuritySettings;
import io.tierengine.server.setting.ServerSettings;
import java.util.HashMap;
import java.util.Map;

/** What Micronaut is told. Its own settings ({@code MICRONAUT_...}) count more than our defaults, less than what was set. */
final class HttpSettings {

    private static final int BELOW_ALL = -10_000;
    private static final int ABOVE_ALL = 10_000;
    private static final String HOST = "micronaut.server.host";
    private static final String STATIC = "micronaut.router.static-resources.";
    private static final String PORT = "micronaut.server.port";

    private HttpSettings() {}

    static PropertySource defaults(ServerSettings.Http http) {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("micronaut.application.name", "tier-engine");
        defaults.put(HOST, http.defaultHost());
        defaults.put(PORT, http.defaultPort());
        defaults.put("micronaut.codec.json.additional-types", "application/problem+json");
        defaults.put("micronaut.metrics.export.prometheus.enabled", true);
        defaults.put("micronaut.metrics.export.prometheus.descriptions", true);
        defaults.put("endpoints.all.enabled", false);
        defaults.put("endpoints.health.enabled", true);
        defaults.put("endpoints.info.enabled", true);
        defaults.put("endpoints.prometheus.enabled", true);
        defaults.put("endpoints.health.sensitive", false);
        defaults.put("endpoints.health.details-visible", "ANONYMOUS");
        defaults.put("endpoints.health.discovery-client.enabled", false);
        defaults.put("endpoints.health.disk-space.enabled", false);
        defaults.put("endpoints.info.sensitive", false);
        defaults.put("endpoints.prometheus.sensitive", false);
        defaults.put("jackson.serialization-inclusion", "ALWAYS");
        defaults.put("jackson.serialization.WRITE_DATES_AS_TIMESTAMPS", false);
        defaults.put("jackson.generator.WRITE_BIGDECIMAL_AS_PLAIN", true);
        defaults.put(STATIC + "dashboard.paths", "classpath:dashboard");
        defaults.put(STATIC + "dashboard.mapping", "/**");
        defaults.put(STATIC + "webjars.paths", "classpath:META-INF/resources/webjars");
        defaults.put(STATIC + "webjars.mapping", "/webjars/**");
        return PropertySource.of("tier-defaults", defaults, BELOW_ALL);
    }

    /** What was set, and what closes the doors, so that nothing else can open them. */
    static PropertySource given(ServerSettings.Http http, SecuritySettings security) {
        Map<String, Object> given = new HashMap<>();
        http.host().ifPresent(host -> given.put(HOST, host));
        http.port().ifPresent(port -> given.put(PORT, port));
        given.put("micronaut.server.max-request-size", security.limits().bodyBytes());
        given.put("micronaut.security.enabled", true);
        given.put("micronaut.security.authentication", security.login().isPresent() ? "idtoken" : "bearer");
        given.put("micronaut.security.token.bearer.enabled", true);
        given.put("micronaut.security.basic-auth.enabled", false);
        given.put("micronaut.security.endpoints.login.enabled", false);
        given.put(
                "micronaut.security.endpoints.logout.enabled", security.login().isPresent());
        given.put("micronaut.security.endpoints.introspection.enabled", false);
        given.put("micronaut.security.endpoints.keys.enabled", false);
        given.put("micronaut.security.token.jwt.enabled", security.tokens().isPresent());
        security.tokens().ifPresent(tokens -> {
            given.put("micronaut.security.token.jwt.signatures.jwks.issuer.url", tokens.keysUrl());
            given.put("micronaut.security.token.jwt.claims-validators.issuer", tokens.issuer());
            given.put("micronaut.security.token.jwt.claims-validators.not-before", true);
        });
        given.put("micronaut.security.oauth2.enabled", security.login().isPresent());
        security.login()
                .ifPresent(login ->
                        security.tokens().ifPresent(tokens -> given.putAll(LoginSettings.of(login, tokens.issuer()))));
        return PropertySource.of("tier", given, ABOVE_ALL);
    }
}

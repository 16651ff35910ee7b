package io.tierengine.server.security;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.oauth2.endpoint.authorization.pkce.persistence.cookie.CookiePkcePersistenceConfiguration;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The cookie of what proves that who began a login ends it (PKCE). It must come along when the issuer leads the browser back, so it can't be strict. */
@Singleton
@Replaces(CookiePkcePersistenceConfiguration.class)
@Requires(property = "micronaut.security.oauth2.enabled", value = "true")
final class LoginPkceCookie extends CookiePkcePersistenceConfiguration {

    LoginPkceCookie(SecuritySettings settings) {
        settings.login().flatMap(SecuritySettings.Login::secure).ifPresent(this::setCookieSecure);
    }

    @Override
    public Optional<SameSite> getCookieSameSite() {
        return Optional.of(SameSite.Lax);
    }
}

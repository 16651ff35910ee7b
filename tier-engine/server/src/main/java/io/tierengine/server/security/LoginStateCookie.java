package io.tierengine.server.security;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.oauth2.endpoint.authorization.state.persistence.cookie.CookieStatePersistenceConfiguration;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The cookie of the state of a login, by which an answer is known to be one to a question of this browser. It must come along when the issuer leads the browser back, so it can't be strict. */
@Singleton
@Replaces(CookieStatePersistenceConfiguration.class)
@Requires(property = "micronaut.security.oauth2.enabled", value = "true")
final class LoginStateCookie extends CookieStatePersistenceConfiguration {

    LoginStateCookie(SecuritySettings settings) {
        settings.login().flatMap(SecuritySettings.Login::secure).ifPresent(this::setCookieSecure);
    }

    @Override
    public Optional<SameSite> getCookieSameSite() {
        return Optional.of(SameSite.Lax);
    }
}

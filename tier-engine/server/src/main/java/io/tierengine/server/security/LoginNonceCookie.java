package io.tierengine.server.security;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.oauth2.endpoint.nonce.persistence.cookie.CookieNoncePersistenceConfiguration;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The cookie of the nonce of a login, by which a token is known to be made for it. It must come along when the issuer leads the browser back, so it can't be strict. */
@Singleton
@Replaces(CookieNoncePersistenceConfiguration.class)
@Requires(property = "micronaut.security.oauth2.enabled", value = "true")
final class LoginNonceCookie extends CookieNoncePersistenceConfiguration {

    LoginNonceCookie(SecuritySettings settings) {
        settings.login().flatMap(SecuritySettings.Login::secure).ifPresent(this::setCookieSecure);
    }

    @Override
    public Optional<SameSite> getCookieSameSite() {
        return Optional.of(SameSite.Lax);
    }
}

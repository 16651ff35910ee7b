package io.tierengine.server.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import io.tierengine.server.security.SecuritySettings.Login;
import io.tierengine.server.security.SecuritySettings.Tokens;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes only tokens that were made for this server: for the audience that was set, or at a login for the client that it is to the issuer. */
@Singleton
final class TokenAudiences implements GenericJwtClaimsValidator<HttpRequest<?>> {

    private final Set<String> taken;

    TokenAudiences(SecuritySettings settings) {
        taken = Stream.concat(
                        settings.tokens().flatMap(Tokens::audience).stream(),
                        settings.login().map(Login::clientId).stream())
                .collect(Collectors.toSet());
    }

    @Override
    public boolean validate(Claims claims, @Nullable HttpRequest<?> request) {
        return taken.isEmpty()
                || switch (claims.get(Claims.AUDIENCE)) {
                    case Collection<?> several ->
                        several.stream().filter(Objects::nonNull).anyMatch(taken::contains);
                    case String one -> taken.contains(one);
                    case null, default -> false;
                };
    }
}

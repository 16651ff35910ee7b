package io.tierengine.server.security;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.jwt.validator.DefaultJwtAuthenticationFactory;
import io.micronaut.security.token.jwt.validator.JwtAuthenticationFactory;
import io.tierengine.server.security.SecuritySettings.Tokens;
import io.tierengine.server.security.SecuritySettings.VisibilityClaim;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes callers of tokens whose signature, issuer, audience and times have been found right. */
@Singleton
@Replaces(DefaultJwtAuthenticationFactory.class)
final class TokenCallers implements JwtAuthenticationFactory {

    private final Optional<Tokens> tokens;

    TokenCallers(SecuritySettings settings) {
        this.tokens = settings.tokens();
    }

    @Override
    public Optional<Authentication> createAuthentication(JWT token) {
        try {
            JWTClaimsSet claims = token.getJWTClaimsSet();
            return tokens.flatMap(settings -> callerOf(claims.getClaims(), settings))
                    .map(Caller::toAuthentication);
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** Empty if the token names nobody. */
    static Optional<Caller> callerOf(Map<String, Object> claims, Tokens settings) {
        if (!(claim(claims, settings.nameClaim()) instanceof String name) || name.isBlank()) {
            return Optional.empty();
        }
        Set<Role> roles = texts(claim(claims, settings.rolesClaim())).stream()
                .filter(text -> text.startsWith(settings.rolePrefix()))
                .flatMap(text -> Role.of(text.substring(settings.rolePrefix().length())).stream())
                .collect(Collectors.toSet());
        Visibility visibility = settings.visibility()
                .map(asked -> visibility(claims, roles, asked))
                .orElse(null);
        return Optional.of(new Caller(name, roles, visibility, Caller.Proof.OIDC));
    }

    /** Without the claim an administrator sees all customers, and everybody else none. */
    private static @Nullable Visibility visibility(Map<String, Object> claims, Set<Role> roles, VisibilityClaim asked) {
        Object value = claim(claims, asked.claim());
        return value == null && roles.contains(Role.ADMIN)
                ? null
                : new Visibility(asked.attribute(), Set.copyOf(texts(value)));
    }

    private static @Nullable Object claim(Map<String, Object> claims, String path) {
        if (claims.containsKey(path)) {
            return claims.get(path);
        }
        Object value = claims;
        for (String name : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return value;
    }

    /** A list of texts; a single text holds several with blanks between, as scopes do. */
    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case Collection<?> several ->
                several.stream().map(String::valueOf).distinct().toList();
            case String text ->
                Arrays.stream(text.strip().split("\\s+", -1)).distinct().toList();
            case null, default -> List.of();
        };
    }
}

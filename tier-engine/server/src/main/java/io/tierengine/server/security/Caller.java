package io.tierengine.server.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request.
 *
 * @param name as it stands in the audit
 * @param roles none: may do nothing
 * @param visibility which customers are seen; null: all
 */
public record Caller(String name, Set<Role> roles, @Nullable Visibility visibility, Proof proof) {

    private static final String ATTRIBUTE = "caller";

    /** By what somebody proved who it is. */
    public enum Proof {
        /** Nothing was asked for: whoever reaches a loopback address is trusted. */
        NONE,
        API_KEY,
        OIDC;

        /** Its name as answers have it. */
        public String text() {
            return switch (this) {
                case NONE -> "none";
                case API_KEY -> "api-key";
                case OIDC -> "oidc";
            };
        }
    }

    public Caller {
        roles = Set.copyOf(roles);
    }

    /**
     * Who makes this request.
     *
     * @throws IllegalStateException if nobody is known, which the doors don't let through to where a role is needed
     */
    public static Caller of(HttpRequest<?> request) {
        return find(request)
                .orElseThrow(() ->
                        new IllegalStateException(request.getPath() + " was reached by somebody who isn't known"));
    }

    /** Who makes this request; empty if nobody is known. */
    static Optional<Caller> find(HttpRequest<?> request) {
        return request.getUserPrincipal(Authentication.class).flatMap(Caller::of);
    }

    static Optional<Caller> of(@Nullable Authentication authentication) {
        return authentication != null && authentication.getAttributes().get(ATTRIBUTE) instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    Authentication toAuthentication() {
        return Authentication.build(name, rolesByText(), Map.of(ATTRIBUTE, this));
    }

    /** What it has and what that includes, the least first. */
    public List<String> rolesByText() {
        return Arrays.stream(Role.values()).filter(this::may).map(Role::text).toList();
    }

    /** Whether one of its roles is, or includes, this one. */
    public boolean may(Role role) {
        return roles.stream().anyMatch(own -> own.includes(role));
    }
}

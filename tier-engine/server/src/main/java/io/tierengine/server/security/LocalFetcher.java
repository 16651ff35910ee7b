package io.tierengine.server.security;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Singleton;
import java.util.Set;
import org.reactivestreams.Publisher;

/** Where no authentication is set up, everybody is the administrator: the server is reached from its own machine only. */
@Singleton
final class LocalFetcher implements AuthenticationFetcher<HttpRequest<?>> {

    private static final Caller LOCAL = new Caller("local", Set.of(Role.ADMIN), null, Caller.Proof.NONE);

    private final SecuritySettings settings;

    LocalFetcher(SecuritySettings settings) {
        this.settings = settings;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        return settings.authenticating() ? Publishers.empty() : Publishers.just(LOCAL.toAuthentication());
    }
}

package io.tierengine.server.security;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Knows callers by the header {@code X-API-Key}. */
@Singleton
final class ApiKeyFetcher implements AuthenticationFetcher<HttpRequest<?>> {

    static final String HEADER = "X-API-Key";

    private final ApiKeys keys;

    ApiKeyFetcher(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        return request.getHeaders()
                .findFirst(HEADER)
                .flatMap(keys::find)
                .map(caller -> Publishers.just(caller.toAuthentication()))
                .orElseGet(Publishers::empty);
    }
}

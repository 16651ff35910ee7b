package io.tierengine.server.security;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Who may reach what. It goes by the route that was found, not by the path, which can be written in several ways, and decides alone:
 * what isn't named here is for administrators.
 */
@Singleton
final class DoorRule implements SecurityRule<HttpRequest<?>> {

    private static final int BEFORE_MICRONAUTS = -10_000;

    @Override
    public int getOrder() {
        return BEFORE_MICRONAUTS;
    }

    @Override
    public Publisher<SecurityRuleResult> check(
            @Nullable HttpRequest<?> request, @Nullable Authentication authentication) {
        Need need = request == null ? Need.ADMIN : Need.of(request);
        boolean allowed = need == Need.NOBODY
                || Caller.of(authentication).filter(need::isMetBy).isPresent();
        return Publishers.just(allowed ? SecurityRuleResult.ALLOWED : SecurityRuleResult.REJECTED);
    }

    /** What a request needs of whoever makes it. */
    enum Need {
        NOBODY,
        SOMEBODY,
        VIEWER,
        OPERATOR,
        ADMIN,
        /** Metrics, which a service collects that may do nothing else. */
        COLLECTOR;

        static Need of(HttpRequest<?> request) {
            String route = Routes.templateOf(request);
            if (route == null) {
                return Routes.isOfApi(request.getPath()) ? SOMEBODY : NOBODY;
            }
            if (route.startsWith("/health") || LoginRoutes.ALL.contains(route)) {
                return NOBODY;
            }
            if (route.startsWith("/prometheus")) {
                return COLLECTOR;
            }
            return Routes.isOfApi(route) ? ofApi(request.getMethod(), route) : ADMIN;
        }

        private static Need ofApi(HttpMethod method, String route) {
            if (route.equals("/api/v1/me")) {
                return SOMEBODY;
            }
            boolean reads = method == HttpMethod.GET || method == HttpMethod.HEAD || route.endsWith("/what-if");
            return reads ? VIEWER : OPERATOR;
        }

        boolean isMetBy(Caller caller) {
            return switch (this) {
                case NOBODY, SOMEBODY -> true;
                case VIEWER -> caller.may(Role.VIEWER);
                case OPERATOR -> caller.may(Role.OPERATOR);
                case ADMIN -> caller.may(Role.ADMIN);
                case COLLECTOR -> caller.may(Role.ADMIN) || caller.proof() == Caller.Proof.API_KEY;
            };
        }
    }
}

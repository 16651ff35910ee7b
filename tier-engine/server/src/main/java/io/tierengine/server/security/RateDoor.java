package io.tierengine.server.security;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.tierengine.server.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Turns away who asks too often. What Kubernetes asks for is always answered. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RateDoor implements Ordered {

    private final RequestRates rates;

    RateDoor(RequestRates rates) {
        this.rates = rates;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        String route = Routes.templateOf(request);
        if (route != null && route.startsWith("/health")) {
            return null;
        }
        String who = Caller.find(request).map(RequestRates::ofCaller).orElseGet(() -> RequestRates.ofAddress(request));
        long wait = rates.secondsToWait(who);
        return wait == 0 ? null : tooMany(wait);
    }

    static MutableHttpResponse<Problem> tooMany(long wait) {
        return Problem.response(429, "too many requests; wait, or raise the setting tier.http.requests-per-second")
                .header(HttpHeaders.RETRY_AFTER, Long.toString(wait));
    }
}

package io.tierengine.server.security;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * What every answer tells browsers: to run and load only what comes from this server, to show it in no page of others, to tell others
 * nothing, and what may be kept.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AnswerHeaders implements Ordered {

    /** Charts position their tooltips by style attributes, which can't run anything; style sheets come from this server. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline';"
                    + " img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** Their path names their version. */
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        MutableHttpHeaders headers = response.getHeaders();
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set(HttpHeaders.CACHE_CONTROL, caching(request, response));
        if (response.code() != 200) {
            headers.remove(HttpHeaders.EXPIRES);
        }
    }

    private static String caching(HttpRequest<?> request, MutableHttpResponse<?> response) {
        boolean file = Routes.templateOf(request) == null && response.code() < 400;
        if (!file) {
            return "no-store";
        }
        return request.getPath().startsWith("/webjars/") ? FOR_GOOD : "no-cache";
    }
}

package io.tierengine.server.security;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.tierengine.server.problem.Problem;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns away what pages of other sites make a browser ask for. Where nobody has to log in, a name of another site that was made to
 * lead to this machine (DNS rebinding) is known by the header {@code Host}. A request that changes something must come from a page of this
 * server, unless it carries what no other page knows: a key or a token.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AddressDoor implements Ordered {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> FROM_HERE = Set.of("same-origin", "none");

    private final SecuritySettings settings;

    AddressDoor(SecuritySettings settings) {
        this.settings = settings;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.after();
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        String host = request.getHeaders().findFirst(HttpHeaders.HOST).orElse("");
        if (!settings.authenticating() && !Loopback.isNameOfIt(hostOf(host))) {
            return Problem.response(
                    403,
                    "without authentication the server answers only to loopback names such as localhost, and Host is `"
                            + host + "`; docs/security.md says how to set authentication up");
        }
        if (READING.contains(request.getMethod())) {
            return null;
        }
        if (!carriesSecret(request) && !isFromHere(request, host)) {
            return Problem.response(403, "a page of another site can't change anything here");
        }
        boolean json = request.getContentType()
                .map(type -> type.getName().equals(MediaType.APPLICATION_JSON))
                .orElse(false);
        return json ? null : Problem.response(415, "the body's Content-Type must be application/json");
    }

    private static boolean carriesSecret(HttpRequest<?> request) {
        return request.getHeaders().contains(ApiKeyFetcher.HEADER)
                || request.getHeaders().contains(HttpHeaders.AUTHORIZATION);
    }

    /** Programs that aren't browsers send neither header. */
    private static boolean isFromHere(HttpRequest<?> request, String host) {
        Optional<String> site = request.getHeaders().findFirst("Sec-Fetch-Site");
        Optional<String> origin = request.getHeaders().findFirst(HttpHeaders.ORIGIN);
        return site.map(FROM_HERE::contains).orElse(true)
                && origin.map(from -> isOf(from, host)).orElse(true);
    }

    private static boolean isOf(String origin, String host) {
        try {
            return host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Without the port. */
    private static String hostOf(String header) {
        int end = header.startsWith("[") ? header.indexOf(']') + 1 : header.indexOf(':');
        return (end <= 0 ? header : header.substring(0, end)).toLowerCase(Locale.ROOT);
    }
}

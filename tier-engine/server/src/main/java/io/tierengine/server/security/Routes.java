package io.tierengine.server.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import org.jspecify.annotations.Nullable;

/** What a request was found to ask for. */
final class Routes {

    private Routes() {}

    /** The path of the route, with names in braces where it varies; null: there is no route, so it is a file or nothing. */
    static @Nullable String templateOf(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request)
                .map(route -> route instanceof UriRouteInfo<?, ?> uri
                        ? uri.getUriMatchTemplate().toPathString()
                        : "")
                .orElse(null);
    }

    static boolean isOfApi(String path) {
        return path.equals("/api") || path.startsWith("/api/");
    }
}

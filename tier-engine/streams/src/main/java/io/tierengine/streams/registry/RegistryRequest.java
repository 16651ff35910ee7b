package io.tierengine.streams.registry;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * One request of the API.
 *
 * @param method HTTP's method
 * @param path   path after the registry's URL, from its slash on, with its query
 * @param body   JSON, empty for none
 */
record RegistryRequest(String method, String path, String body) {

    static RegistryRequest get(String path) {
        return new RegistryRequest("GET", path, "");
    }

    static RegistryRequest post(String path, String body) {
        return new RegistryRequest("POST", path, body);
    }

    static RegistryRequest put(String path, String body) {
        return new RegistryRequest("PUT", path, body);
    }

    /** A name as one segment of a path. */
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** For messages: without the body. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}

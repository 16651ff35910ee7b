package io.tierengine.server.security;

import io.micronaut.core.value.PropertyResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** The addresses by which only a machine itself reaches its server. */
public final class Loopback {

    private static final Pattern NAMES = Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]");
    private static final String HOST = "micronaut.server.host";
    private static final String LISTENERS = "micronaut.server.netty.listeners";

    private Loopback() {}

    /** Whether the host of a request is a name that no other site can have. */
    static boolean isNameOfIt(String host) {
        return NAMES.matcher(host).matches();
    }

    /**
     * Makes sure that a server without authentication is reached from its own machine only.
     *
     * @param configuration what Micronaut is told, wherever it comes from
     * @throws IllegalArgumentException if it would listen on another address; the message says what to do
     */
    public static void demand(SecuritySettings settings, PropertyResolver configuration) {
        if (settings.authenticating()) {
            return;
        }
        String host = configuration.getProperty(HOST, String.class).orElse("localhost");
        if (!isLoopback(host) || configuration.containsProperties(LISTENERS)) {
            throw new IllegalArgumentException("the HTTP server would listen on "
                    + (isLoopback(host) ? "the listeners of " + LISTENERS : host + " (setting tier.http.host)")
                    + ", where others reach it, and nobody would have to log in; set authentication up"
                    + " (setting tier.security.api-keys or tier.security.jwt.issuer, see docs/security.md), or listen on"
                    + " 127.0.0.1");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

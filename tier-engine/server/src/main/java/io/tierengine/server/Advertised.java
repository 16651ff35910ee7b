package io.tierengine.server;

import io.micronaut.runtime.server.EmbeddedServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Where other instances reach this one. */
final class Advertised {

    private Advertised() {}

    /**
     * The address, as {@code host:port}.
     *
     * @param set by whoever started the server; empty: it is where the server listens, by the machine's name if that is everywhere
     */
    static String of(Optional<String> set, EmbeddedServer http) {
        return set.orElseGet(() -> host(http.getHost()) + ":" + http.getPort());
    }

    private static String host(String listening) {
        try {
            return InetAddress.getByName(listening).isAnyLocalAddress()
                    ? InetAddress.getLocalHost().getHostName()
                    : listening;
        } catch (UnknownHostException e) {
            return listening;
        }
    }
}

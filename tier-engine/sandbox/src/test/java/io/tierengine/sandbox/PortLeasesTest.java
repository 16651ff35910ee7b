package io.tierengine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PortLeasesTest {

    /** The lowest ephemeral port of Linux; other systems begin higher. */
    private static final int FIRST_EPHEMERAL = 32_768;

    @Test
    void shouldStayBelowTheEphemeralPorts() {
        try (PortLeases leases = PortLeases.takeAny(50)) {
            assertThat(leases.ports()).hasSize(50).doesNotHaveDuplicates().allMatch(port -> port < FIRST_EPHEMERAL);
        }
    }

    @Test
    void shouldNotLeaseAPortTwice() {
        try (PortLeases first = PortLeases.takeAny(3);
                PortLeases second = PortLeases.take(first.ports(), 3)) {
            assertThat(second.ports()).hasSize(3).doesNotContainAnyElementsOf(first.ports());
        }
    }

    @Test
    void shouldGiveTheWantedPortsWhenTheyAreFreeAgain() {
        PortLeases first = PortLeases.takeAny(3);
        List<Integer> ports = first.ports();
        first.close();

        try (PortLeases second = PortLeases.take(ports, 3)) {
            assertThat(second.ports()).isEqualTo(ports);
        }
    }

    @Test
    void shouldGiveOthersWhenAStrangerListensOnOneOfTheWanted() throws Exception {
        PortLeases first = PortLeases.takeAny(2);
        List<Integer> ports = first.ports();
        first.close();

        try (ServerSocket stranger = new ServerSocket(ports.get(1), 1, InetAddress.getLoopbackAddress());
                PortLeases second = PortLeases.take(ports, 2)) {
            assertThat(second.ports()).hasSize(2).doesNotContain(stranger.getLocalPort());
        }
    }

    @Test
    void shouldGiveOthersWhenAnotherNumberIsWanted() {
        try (PortLeases leases = PortLeases.take(List.of(1), 2)) {
            assertThat(leases.ports()).hasSize(2);
        }
    }
}

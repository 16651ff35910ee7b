package io.tierengine.server;

import io.tierengine.server.peer.Peers;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;

/** One other instance, which has what this one hasn't; or none. */
final class MadeUpPeers implements Peers {

    private Optional<HostInfo> other = Optional.empty();

    /** From now on there is another. */
    void meet(int port) {
        other = Optional.of(new HostInfo("127.0.0.1", port));
    }

    @Override
    public Optional<HostInfo> withCustomers(int partition) {
        return other;
    }

    @Override
    public List<HostInfo> withViews() {
        return other.stream().toList();
    }

    @Override
    public Optional<HostInfo> withViews(int partition) {
        return other;
    }
}

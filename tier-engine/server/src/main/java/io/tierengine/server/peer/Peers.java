package io.tierengine.server.peer;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;

/** Where the other instances of this server are. */
public interface Peers {

    /** The one whose engine has the customers of a partition; empty if none is known to. */
    Optional<HostInfo> withCustomers(int partition);

    /** Those with other partitions of the views. */
    List<HostInfo> withViews();

    /** The one whose views have a partition; empty if none is known to. */
    Optional<HostInfo> withViews(int partition);
}

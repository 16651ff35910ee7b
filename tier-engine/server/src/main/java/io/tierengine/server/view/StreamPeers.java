package io.tierengine.server.view;

import io.tierengine.server.life.EngineLife;
import io.tierengine.server.peer.Peers;
import io.tierengine.streams.query.Instances;
import io.tierengine.streams.run.TierEngine;
import io.tierengine.views.run.Views;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.HostInfo;

/** As the two stream applications know them from their groups' assignments. */
public final class StreamPeers implements Peers {

    private final EngineLife engine;
    private final ViewsLife views;

    public StreamPeers(EngineLife engine, ViewsLife views) {
        this.engine = engine;
        this.views = views;
    }

    @Override
    public Optional<HostInfo> withCustomers(int partition) {
        return engine.engine().flatMap(running -> instancesOf(running).otherWith(partition));
    }

    private static Instances instancesOf(TierEngine engine) {
        return new Instances(
                engine.kafkaStreams(),
                engine.settings().topics().customerTransactions().name(),
                Optional.ofNullable(engine.settings().kafka().get("application.server")));
    }

    @Override
    public List<HostInfo> withViews() {
        return others().map(StreamPeers::hostOf).toList();
    }

    @Override
    public Optional<HostInfo> withViews(int partition) {
        return others().filter(one -> one.partitions().contains(partition))
                .map(StreamPeers::hostOf)
                .findFirst();
    }

    private Stream<Views.Instance> others() {
        return views.views().stream()
                .flatMap(running -> running.instances().stream())
                .filter(one -> !one.self());
    }

    private static HostInfo hostOf(Views.Instance instance) {
        return new HostInfo(instance.host(), instance.port());
    }
}

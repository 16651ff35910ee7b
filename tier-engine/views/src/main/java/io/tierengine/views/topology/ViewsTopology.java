package io.tierengine.views.topology;

import io.tierengine.contract.topic.Topic;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.streams.customer.BeforeCommit;
import io.tierengine.streams.serde.RecordSerdes;
import io.tierengine.views.store.StoreNames;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stream of the views: five co-partitioned topics in, one processor that owns a partition's customers, the feed out. */
public final class ViewsTopology {

    private final TopicCatalogue topics;
    private final RecordSerdes serdes;
    private final Settings settings;
    private final Looks looks;

    /**
     * What the views go by.
     *
     * @param program whose customers they show
     * @param zone in which days are counted, that of the program's policy
     * @param futureTolerance how far after its append a profile may be dated, as the engine takes it
     * @param feedTopic where events go
     */
    public record Settings(String program, ZoneId zone, Duration futureTolerance, String feedTopic) {}

    public ViewsTopology(TopicCatalogue topics, RecordSerdes serdes, Settings settings, Looks looks) {
        this.topics = topics;
        this.serdes = serdes;
        this.settings = settings;
        this.looks = looks;
    }

    public Topology build() {
        Topology topology = new Topology();
        read(topology, Names.TIER_CHANGES, topics.tierChanges());
        read(topology, Names.LIFECYCLE_CHANGES, topics.lifecycleChanges());
        read(topology, Names.SEGMENT_CHANGES, topics.segmentChanges());
        read(topology, Names.CUSTOMER_ALERTS, topics.customerAlerts());
        read(topology, Names.PROFILES, topics.customerProfiles());
        topology.addProcessor(
                Names.VIEW,
                () -> new ViewsProcessor(settings, looks),
                Names.TIER_CHANGES,
                Names.LIFECYCLE_CHANGES,
                Names.SEGMENT_CHANGES,
                Names.CUSTOMER_ALERTS,
                Names.PROFILES);
        StoreNames.ALL.forEach(store -> topology.addStateStore(store(store), Names.VIEW));
        topology.addStateStore(BeforeCommit.builder(Names.BEFORE_COMMIT), Names.VIEW);
        topology.addSink(
                Names.FEED, settings.feedTopic(), new ByteArraySerializer(), new ByteArraySerializer(), Names.VIEW);
        return topology;
    }

    private <T extends SpecificRecord> void read(Topology topology, String name, Topic<T> topic) {
        topology.addSource(
                AutoOffsetReset.earliest(),
                name,
                new ByteArrayDeserializer(),
                new LenientDeserializer<>(serdes.values(topic.valueType()).deserializer()),
                topic.name());
    }

    /** Without a cache: the processor writes once per commit by itself. */
    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }
}

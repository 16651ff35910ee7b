package io.tierengine.streams.topology;

import static io.tierengine.streams.topology.Names.COUNTS;
import static io.tierengine.streams.topology.Names.COUNTS_STORE;
import static io.tierengine.streams.topology.Names.CUTOFFS;
import static io.tierengine.streams.topology.Names.CUTOFFS_STORE;
import static io.tierengine.streams.topology.Names.KEEP_CUTOFFS;
import static io.tierengine.streams.topology.Names.MERGED_COUNTS;
import static io.tierengine.streams.topology.Names.MERGE_COUNTS;
import static io.tierengine.streams.topology.Names.POLICIES_STORE;
import static io.tierengine.streams.topology.Names.RFM_CUTOFFS;

import io.tierengine.contract.topic.Topic;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.streams.customer.ProcessorSettings;
import io.tierengine.streams.cutoff.MergeProcessor;
import io.tierengine.streams.cutoff.PublishedCutoffs;
import io.tierengine.streams.policy.PublishedPolicies;
import io.tierengine.streams.serde.RecordSerdes;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/**
 * From the counts of partitions to cut-offs that every instance has. Always there, whether or not the policy asks for it: a topology must be the same
 * on all instances, and a task without records costs next to nothing.
 */
final class CutoffTopology {

    private final TopicCatalogue topics;
    private final RecordSerdes serdes;
    private final ProcessorSettings settings;
    private final PublishedPolicies policies;
    private final PublishedCutoffs cutoffs;

    CutoffTopology(
            TopicCatalogue topics,
            RecordSerdes serdes,
            ProcessorSettings settings,
            PublishedPolicies policies,
            PublishedCutoffs cutoffs) {
        this.topics = topics;
        this.serdes = serdes;
        this.settings = settings;
        this.policies = policies;
        this.cutoffs = cutoffs;
    }

    /** Adds it, behind the customers: so their tasks keep their numbers, and their folders. */
    void addTo(Topology topology) {
        TierTopology.keep(topology, CUTOFFS_STORE, CUTOFFS, KEEP_CUTOFFS, topics.rfmCutoffs(), cutoffs::changed);
        topology.addSource(
                AutoOffsetReset.earliest(),
                COUNTS,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topics.rfmCounts().name());
        topology.addProcessor(MERGE_COUNTS, this::merger, COUNTS);
        topology.addStateStore(TierTopology.store(COUNTS_STORE), MERGE_COUNTS);
        write(topology, RFM_CUTOFFS, topics.rfmCutoffs());
        write(topology, MERGED_COUNTS, topics.rfmCounts());
    }

    private MergeProcessor merger() {
        return new MergeProcessor(new MergeProcessor.Wiring(
                settings.program(),
                settings.futureTolerance().plus(settings.cutoffMargin()),
                new MergeProcessor.Stores(COUNTS_STORE, POLICIES_STORE, CUTOFFS_STORE),
                policies,
                topics.rfmCounts().name(),
                serdes.values(topics.rfmCounts().valueType()).deserializer(),
                RFM_CUTOFFS,
                MERGED_COUNTS));
    }

    private <T extends SpecificRecord> void write(Topology topology, String name, Topic<T> topic) {
        topology.addSink(
                name,
                topic.name(),
                new ByteArraySerializer(),
                serdes.values(topic.valueType()).serializer(),
                MERGE_COUNTS);
    }
}

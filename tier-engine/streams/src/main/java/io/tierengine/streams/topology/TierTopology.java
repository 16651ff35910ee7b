package io.tierengine.streams.topology;

import static io.tierengine.streams.topology.Names.ASSESSMENTS;
import static io.tierengine.streams.topology.Names.BEFORE_COMMIT;
import static io.tierengine.streams.topology.Names.CHANGES_STORE;
import static io.tierengine.streams.topology.Names.CLOCK_MARKS;
import static io.tierengine.streams.topology.Names.CUSTOMERS_STORE;
import static io.tierengine.streams.topology.Names.CUSTOMER_ALERTS;
import static io.tierengine.streams.topology.Names.CUSTOMER_TIERS;
import static io.tierengine.streams.topology.Names.CUTOFFS_STORE;
import static io.tierengine.streams.topology.Names.DEAD_LETTERS;
import static io.tierengine.streams.topology.Names.DECIDE;
import static io.tierengine.streams.topology.Names.HISTORIES_STORE;
import static io.tierengine.streams.topology.Names.INTAKE;
import static io.tierengine.streams.topology.Names.INTERACTIONS;
import static io.tierengine.streams.topology.Names.KEEP_POLICIES;
import static io.tierengine.streams.topology.Names.LIFECYCLE_CHANGES;
import static io.tierengine.streams.topology.Names.OVERRIDES;
import static io.tierengine.streams.topology.Names.POLICIES;
import static io.tierengine.streams.topology.Names.POLICIES_STORE;
import static io.tierengine.streams.topology.Names.PROFILES;
import static io.tierengine.streams.topology.Names.PROGRESS;
import static io.tierengine.streams.topology.Names.RFM_COUNTS;
import static io.tierengine.streams.topology.Names.SEGMENT_CHANGES;
import static io.tierengine.streams.topology.Names.TASK_STORE;
import static io.tierengine.streams.topology.Names.TIER_AUDIT;
import static io.tierengine.streams.topology.Names.TIER_CHANGES;
import static io.tierengine.streams.topology.Names.TIMERS_STORE;
import static io.tierengine.streams.topology.Names.TRANSACTIONS;

import io.tierengine.contract.CustomerTier;
import io.tierengine.contract.topic.CustomerKey;
import io.tierengine.contract.topic.Topic;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.streams.arrival.Arrival.Content;
import io.tierengine.streams.arrival.ArrivalDeserializer;
import io.tierengine.streams.arrival.FactTranslation;
import io.tierengine.streams.arrival.OccurrenceTimestamps;
import io.tierengine.streams.customer.BeforeCommit;
import io.tierengine.streams.customer.CaughtUp;
import io.tierengine.streams.customer.CustomerProcessor;
import io.tierengine.streams.customer.EngineStatistics;
import io.tierengine.streams.customer.ProcessorSettings;
import io.tierengine.streams.customer.StateMemory;
import io.tierengine.streams.customer.TaskStores;
import io.tierengine.streams.customer.TaskWiring;
import io.tierengine.streams.cutoff.PublishedCutoffs;
import io.tierengine.streams.intake.IntakeProcessor;
import io.tierengine.streams.policy.PublishedPolicies;
import io.tierengine.streams.serde.RecordSerdes;
import io.tierengine.streams.task.HeldOffsets;
import io.tierengine.streams.task.TaskProgress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.BytesDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The whole stream: six co-partitioned topics in, one processor that owns a partition's customers, eight topics out; one task that
 * makes cut-offs of all partitions' counts; policies and cut-offs on every instance.
 */
public final class TierTopology {

    private final TopicCatalogue topics;
    private final RecordSerdes serdes;
    private final ProcessorSettings settings;
    private final CaughtUp caughtUp;
    private final HeldOffsets heldOffsets;
    private final StateMemory memory;
    private final EngineStatistics statistics;
    private final PublishedPolicies policies;
    private final PublishedCutoffs cutoffs;

    public TierTopology(
            TopicCatalogue topics,
            RecordSerdes serdes,
            ProcessorSettings settings,
            CaughtUp caughtUp,
            HeldOffsets heldOffsets,
            StateMemory memory,
            EngineStatistics statistics) {
        this.topics = topics;
        this.serdes = serdes;
        this.settings = settings;
        this.caughtUp = caughtUp;
        this.heldOffsets = heldOffsets;
        this.memory = memory;
        this.statistics = statistics;
        this.policies = new PublishedPolicies(
                topics.tierPolicies().name(),
                serdes.values(topics.tierPolicies().valueType()).deserializer());
        this.cutoffs = new PublishedCutoffs(
                topics.rfmCutoffs().name(),
                serdes.values(topics.rfmCutoffs().valueType()).deserializer());
    }

    /** Cut-offs by percentile, as all tasks see them. */
    public PublishedCutoffs cutoffs() {
        return cutoffs;
    }

    public Topology build() {
        Topology topology = new Topology();
        keep(topology, POLICIES_STORE, POLICIES, KEEP_POLICIES, topics.tierPolicies(), () -> {});
        read(topology, TRANSACTIONS, topics.customerTransactions(), FactTranslation::ofTransaction);
        read(topology, INTERACTIONS, topics.customerInteractions(), FactTranslation::ofInteraction);
        read(topology, PROFILES, topics.customerProfiles(), FactTranslation::ofProfile);
        read(topology, OVERRIDES, topics.tierOverrides(), FactTranslation::ofOverride);
        read(topology, ASSESSMENTS, topics.customerAssessments(), FactTranslation::ofAssessment);
        read(topology, CLOCK_MARKS, topics.clockMarks(), FactTranslation::ofMark);
        topology.addProcessor(
                INTAKE, this::intake, TRANSACTIONS, INTERACTIONS, PROFILES, OVERRIDES, ASSESSMENTS, CLOCK_MARKS);
        topology.addProcessor(DECIDE, this::decider, INTAKE);
        topology.addStateStore(store(CUSTOMERS_STORE), DECIDE);
        topology.addStateStore(store(HISTORIES_STORE), DECIDE);
        topology.addStateStore(store(CHANGES_STORE), DECIDE);
        topology.addStateStore(store(TIMERS_STORE).withLoggingDisabled(), DECIDE);
        topology.addStateStore(store(TASK_STORE), DECIDE);
        topology.addStateStore(BeforeCommit.builder(BEFORE_COMMIT), DECIDE);
        topology.addStateStore(TaskProgress.builder(PROGRESS, inputTopics()), INTAKE, DECIDE);
        topology.addSink(
                TIER_CHANGES,
                topics.tierChanges().name(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                DECIDE);
        writeTiers(topology);
        write(topology, LIFECYCLE_CHANGES, topics.lifecycleChanges(), DECIDE);
        write(topology, SEGMENT_CHANGES, topics.segmentChanges(), DECIDE);
        write(topology, CUSTOMER_ALERTS, topics.customerAlerts(), DECIDE);
        write(topology, TIER_AUDIT, topics.tierAudit(), DECIDE);
        write(topology, RFM_COUNTS, topics.rfmCounts(), DECIDE);
        write(topology, DEAD_LETTERS, topics.deadLetters(), INTAKE, DECIDE);
        new CutoffTopology(topics, serdes, settings, policies, cutoffs).addTo(topology);
        return topology;
    }

    /** In an order that is part of the stored state: a new one comes last. */
    private List<String> inputTopics() {
        return List.of(
                topics.customerTransactions().name(),
                topics.customerInteractions().name(),
                topics.customerProfiles().name(),
                topics.tierOverrides().name(),
                topics.customerAssessments().name(),
                topics.clockMarks().name());
    }

    private IntakeProcessor intake() {
        return new IntakeProcessor(
                settings.futureTolerance(), DECIDE, DEAD_LETTERS, PROGRESS, statistics::countRefused);
    }

    private CustomerProcessor decider() {
        return new CustomerProcessor(
                settings,
                new TaskWiring(
                        new TaskStores.Names(
                                CUSTOMERS_STORE,
                                HISTORIES_STORE,
                                CHANGES_STORE,
                                TIMERS_STORE,
                                TASK_STORE,
                                POLICIES_STORE,
                                CUTOFFS_STORE,
                                BEFORE_COMMIT,
                                PROGRESS),
                        new TaskWiring.Sinks(
                                TIER_CHANGES,
                                CUSTOMER_TIERS,
                                LIFECYCLE_CHANGES,
                                SEGMENT_CHANGES,
                                CUSTOMER_ALERTS,
                                TIER_AUDIT,
                                RFM_COUNTS,
                                DEAD_LETTERS),
                        policies,
                        cutoffs,
                        topics.customerPartitions(),
                        serdes.values(topics.tierChanges().valueType()).serializer(),
                        topics.tierChanges().name(),
                        caughtUp,
                        heldOffsets,
                        memory,
                        statistics));
    }

    private <T extends SpecificRecord> void read(
            Topology topology, String name, Topic<T> topic, Function<T, Content> translation) {
        topology.addSource(
                AutoOffsetReset.earliest(),
                name,
                new OccurrenceTimestamps(),
                new ByteArrayDeserializer(),
                ArrivalDeserializer.of(serdes.values(topic.valueType()).deserializer(), translation),
                topic.name());
    }

    private <T extends SpecificRecord> void write(Topology topology, String name, Topic<T> topic, String... parents) {
        topology.addSink(
                name,
                topic.name(),
                new ByteArraySerializer(),
                serdes.values(topic.valueType()).serializer(),
                parents);
    }

    /** A customer's tier lies in the partition of the customer's facts, although its key names the program too. */
    private void writeTiers(Topology topology) {
        Topic<CustomerTier> topic = topics.customerTiers();
        topology.addSink(
                CUSTOMER_TIERS,
                topic.name(),
                new ByteArraySerializer(),
                serdes.values(topic.valueType()).serializer(),
                (String name, byte[] key, CustomerTier tier, int partitions) ->
                        Optional.of(Set.of(partitionOf(key, partitions))),
                DECIDE);
    }

    private static int partitionOf(byte[] key, int partitions) {
        String customerId =
                CustomerKey.parse(new String(key, StandardCharsets.UTF_8)).customerId();
        return BuiltInPartitioner.partitionForKey(customerId.getBytes(StandardCharsets.UTF_8), partitions);
    }

    static void keep(Topology topology, String name, String source, String processor, Topic<?> topic, Runnable kept) {
        StoreBuilder<KeyValueStore<Bytes, byte[]>> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled();
        topology.addGlobalStore(
                store,
                source,
                new BytesDeserializer(),
                new ByteArrayDeserializer(),
                topic.name(),
                processor,
                () -> new KeepRecords(name, kept));
    }

    /** Without a cache: the processor writes once per commit by itself. */
    static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }
}

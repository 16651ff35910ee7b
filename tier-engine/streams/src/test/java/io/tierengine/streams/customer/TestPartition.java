package io.tierengine.streams.customer;

import io.tierengine.contract.RfmCount;
import io.tierengine.contract.SegmentChange;
import io.tierengine.contract.Transaction;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.streams.arrival.Arrival;
import io.tierengine.streams.arrival.ArrivalDeserializer;
import io.tierengine.streams.arrival.FactTranslation;
import io.tierengine.streams.cutoff.PublishedCutoffs;
import io.tierengine.streams.policy.PublishedPolicies;
import io.tierengine.streams.serde.BareAvro;
import io.tierengine.streams.serde.RecordSerdes;
import io.tierengine.streams.task.HeldOffsets;
import io.tierengine.streams.task.TaskProgress;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * One partition's customers without Kafka: facts and ticks by hand, commits, and crashes after which state is as at the last commit. Each look at the
 * clock takes as long as a sweep may last, so a sweep takes many ticks.
 */
final class TestPartition implements AutoCloseable {

    private static final TaskStores.Names NAMES = new TaskStores.Names(
            "customers",
            "histories",
            "latest-changes",
            "timers",
            "task",
            "policies",
            "cutoffs",
            "before-commit",
            "progress");
    private static final TaskWiring.Sinks SINKS = new TaskWiring.Sinks(
            "tiers", "customer-tiers", "stages", "segments", "alerts", "audit", "counts", "dead-letters");

    private static final String FACTS = "facts";

    private final int partition;
    private final ProcessorSettings settings;
    private final TaskWiring wiring;
    private final ArrivalDeserializer<Transaction> arrivals;
    private final Map<String, KeyValueStore<Bytes, byte[]>> stores = new HashMap<>();
    private final KeyValueStore<Bytes, byte[]> policies;
    private final KeyValueStore<Bytes, byte[]> cutoffs;
    private final Map<String, List<KeyValue<Bytes, byte[]>>> committed = new HashMap<>();
    private final AtomicLong nanos = new AtomicLong();
    private final HeldOffsets held = new HeldOffsets();
    private long next;
    private long committedNext;
    private TaskProgress progress;
    private final List<SegmentChange> segments = new ArrayList<>();
    private MockProcessorContext<byte @Nullable [], Object> context;
    private BeforeCommit beforeCommit;
    private CustomerProcessor processor;

    /** What all partitions of an instance share. */
    record Instance(
            RecordSerdes serdes,
            PublishedPolicies published,
            KeyValueStore<Bytes, byte[]> policies,
            PublishedCutoffs cutoffTables,
            KeyValueStore<Bytes, byte[]> cutoffs,
            EngineStatistics statistics,
            int partitions) {}

    @SuppressWarnings("NullAway.Init")
    TestPartition(int partition, ProcessorSettings settings, Instance instance, StateMemory memory) {
        this.partition = partition;
        this.settings = settings;
        this.policies = instance.policies();
        this.cutoffs = instance.cutoffs();
        TopicCatalogue topics = TopicCatalogue.standard();
        arrivals = ArrivalDeserializer.of(
                instance.serdes().values(Transaction.class).deserializer(), FactTranslation::ofTransaction);
        wiring = new TaskWiring(
                NAMES,
                SINKS,
                instance.published(),
                instance.cutoffTables(),
                instance.partitions(),
                instance.serdes().values(topics.tierChanges().valueType()).serializer(),
                topics.tierChanges().name(),
                (number, since) -> false,
                held,
                memory,
                instance.statistics());
        for (String name : List.of("customers", "histories", "latest-changes", "timers", "task")) {
            stores.put(name, store(name));
        }
        start();
    }

    static KeyValueStore<Bytes, byte[]> store(String name) {
        KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
        return store;
    }

    private void start() {
        context = new MockProcessorContext<>(new Properties(), new TaskId(1, partition), new File("."));
        context.setCurrentSystemTimeMs(0);
        stores.values().forEach(context::addStateStore);
        context.addStateStore(policies);
        context.addStateStore(cutoffs);
        beforeCommit = BeforeCommit.builder("before-commit").build();
        context.addStateStore(beforeCommit);
        progress = TaskProgress.builder("progress", List.of(FACTS)).build();
        context.addStateStore(progress);
        processor = new CustomerProcessor(
                settings,
                wiring,
                () -> nanos.addAndGet(settings.timerBatchTime().toNanos()));
        processor.init(context);
    }

    /** How many facts have come, less those that come again. */
    int taken() {
        return (int) next;
    }

    /** The next fact comes, at an instant of wall time. */
    void take(Transaction fact, long nowMillis) {
        context.setCurrentSystemTimeMs(nowMillis);
        context.setRecordMetadata(FACTS, partition, next);
        progress.take(context.recordMetadata().orElseThrow());
        next++;
        Arrival arrival = arrivals.deserialize("", BareAvro.bytes(fact));
        processor.process(new Record<>(fact.getCustomerId().getBytes(StandardCharsets.UTF_8), arrival, nowMillis));
    }

    void tick(long nowMillis) {
        context.setCurrentSystemTimeMs(nowMillis);
        context.scheduledPunctuators().getFirst().getPunctuator().punctuate(nowMillis);
    }

    /** Makes all so far permanent; the counts among it. */
    List<RfmCount> commit() {
        beforeCommit.flushCache();
        TopicPartition input = new TopicPartition(FACTS, partition);
        committedNext = Objects.requireNonNull(
                        held.lower(Map.of(input, new OffsetAndMetadata(next))).get(input))
                .offset();
        committed.clear();
        stores.forEach((name, store) -> committed.put(name, contents(store)));
        List<RfmCount> counts = new ArrayList<>();
        for (MockProcessorContext.CapturedForward<? extends byte @Nullable [], ?> sent : context.forwarded()) {
            switch (sent.record().value()) {
                case RfmCount count -> counts.add(count);
                case SegmentChange change -> segments.add(change);
                default -> {}
            }
        }
        context.resetForwards();
        return counts;
    }

    @Override
    public void close() {
        processor.close();
    }

    /** All since the last commit is lost, and timers, which lie on the disk alone; facts come again from the offset that was committed. */
    void crash() {
        processor.close();
        stores.forEach((name, store) -> {
            contents(store).forEach(entry -> store.delete(entry.key));
            if (!name.equals("timers")) {
                committed.getOrDefault(name, List.of()).forEach(entry -> store.put(entry.key, entry.value));
            }
        });
        next = committedNext;
        start();
    }

    private static List<KeyValue<Bytes, byte[]>> contents(KeyValueStore<Bytes, byte[]> store) {
        List<KeyValue<Bytes, byte[]>> entries = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(entries::add);
        }
        return entries;
    }

    /** Changes of segment that were committed, as they were told. */
    List<SegmentChange> segments() {
        return segments;
    }
}

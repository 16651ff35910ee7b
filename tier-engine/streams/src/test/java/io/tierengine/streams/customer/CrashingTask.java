package io.tierengine.streams.customer;

import io.tierengine.contract.TierChange;
import io.tierengine.contract.TierPolicyVersion;
import io.tierengine.core.fact.Fact;
import io.tierengine.streams.arrival.Arrivals;
import io.tierengine.streams.cutoff.PublishedCutoffs;
import io.tierengine.streams.kept.KeptChangesReader;
import io.tierengine.streams.policy.PublishedPolicies;
import io.tierengine.streams.task.HeldOffsets;
import io.tierengine.streams.task.TaskProgress;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * One task, with what Kafka does around it: input topics, transactions of state, output and offsets, and crashes that take back what
 * wasn't committed.
 */
final class CrashingTask {

    static final List<String> TOPICS = List.of("transactions", "overrides");

    private static final List<String> LOGGED = List.of("customers", "histories", "latest-changes", "task");
    private static final long WALL = Instant.parse("2027-01-01T00:00:00Z").toEpochMilli();

    private final String document;
    private final ProcessorSettings settings;
    private final long memoryBytes;
    private final Map<String, List<Fact>> input;
    private final Map<String, Map<Bytes, byte[]>> committedState = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> committedOffsets = new HashMap<>();
    private final List<Sent> committed = new ArrayList<>();
    private Map<Bytes, byte[]> timers = new TreeMap<>();
    private final HeldOffsets held = new HeldOffsets();
    private final Map<String, Integer> positions = new HashMap<>();
    private long now = WALL;
    private long nanos;
    private long lookNanos = 1_000;
    private int again;
    private boolean caughtUp;

    private MockProcessorContext<byte @Nullable [], Object> context;
    private CustomerProcessor processor;
    private TaskProgress progress;
    private BeforeCommit beforeCommit;

    /** What went out, in committed transactions. */
    record Sent(String child, Record<?, ?> record) {}

    @SuppressWarnings("NullAway.Init")
    CrashingTask(String document, ProcessorSettings settings, long memoryBytes, Map<String, List<Fact>> input) {
        this.memoryBytes = memoryBytes;
        this.document = document;
        this.settings = settings;
        this.input = input;
        LOGGED.forEach(store -> committedState.put(store, new TreeMap<>()));
        start(Map.of());
    }

    /**
     * With the committed state, from the committed offsets.
     *
     * @param timersHere on the disk of the instance
     */
    private void start(Map<Bytes, byte[]> timersHere) {
        context = new MockProcessorContext<>(new Properties(), new TaskId(0, 0), new File("."));
        context.setCurrentSystemTimeMs(now);
        for (String name : LOGGED) {
            KeyValueStore<Bytes, byte[]> store = open(name);
            committedState(name).forEach(store::put);
        }
        KeyValueStore<Bytes, byte[]> timerStore = open("timers");
        timersHere.forEach(timerStore::put);
        open("policies").put(Bytes.wrap("shop/1".getBytes(StandardCharsets.UTF_8)), new byte[0]);
        open("cutoffs");
        progress = open(TaskProgress.builder("progress", TOPICS).build());
        beforeCommit = open(BeforeCommit.builder("before").build());
        processor = new CustomerProcessor(settings, wiring(), () -> nanos += lookNanos);
        processor.init(context);
        for (String topic : TOPICS) {
            OffsetAndMetadata offset = committedOffsets.get(new TopicPartition(topic, 0));
            int from = offset == null ? 0 : (int) offset.offset();
            again += positions.getOrDefault(topic, 0) - from;
            positions.put(topic, from);
        }
    }

    private KeyValueStore<Bytes, byte[]> open(String name) {
        return open(Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build());
    }

    private <T extends StateStore> T open(T store) {
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        return store;
    }

    private TaskWiring wiring() {
        return new TaskWiring(
                new TaskStores.Names(
                        "customers",
                        "histories",
                        "latest-changes",
                        "timers",
                        "task",
                        "policies",
                        "cutoffs",
                        "before",
                        "progress"),
                new TaskWiring.Sinks("tiers", "current", "stages", "segments", "alerts", "audit", "counts", "dead"),
                new PublishedPolicies(
                        "policies",
                        (topic, bytes) -> TierPolicyVersion.newBuilder()
                                .setName("shop")
                                .setVersion(1)
                                .setEffectiveFrom(Instant.EPOCH)
                                .setDocument(document)
                                .build()),
                new PublishedCutoffs("cutoffs", (topic, bytes) -> {
                    throw new AssertionError("no cut-offs are published");
                }),
                1,
                (topic, change) -> text(change).getBytes(StandardCharsets.UTF_8),
                "tiers",
                (partition, since) -> caughtUp,
                held,
                new StateMemory(memoryBytes),
                new EngineStatistics());
    }

    /** The next record, of the topic whose next fact is the older; says whether there was one. */
    boolean step() {
        String least = "";
        Fact fact = null;
        for (String topic : TOPICS) {
            Fact next = next(topic);
            if (next != null && (fact == null || next.occurredAtMillis() < fact.occurredAtMillis())) {
                least = topic;
                fact = next;
            }
        }
        if (fact == null) {
            return false;
        }
        int offset = positions.merge(least, 1, Integer::sum) - 1;
        context.setRecordMetadata(least, 0, offset);
        progress.take(new Metadata(least, offset));
        byte[] key = fact.customerId().getBytes(StandardCharsets.UTF_8);
        processor.process(new Record<>(key, Arrivals.of(fact), fact.occurredAtMillis()));
        return true;
    }

    private record Metadata(String topic, long offset) implements RecordMetadata {
        @Override
        public int partition() {
            return 0;
        }
    }

    private @Nullable Fact next(String topic) {
        List<Fact> facts = input.getOrDefault(topic, List.of());
        int position = positions.getOrDefault(topic, 0);
        return position < facts.size() ? facts.get(position) : null;
    }

    /** Whether everything on the brokers has been read, as the task is told. */
    void caughtUp(boolean is) {
        caughtUp = is;
    }

    /** From now on a look at the time takes as long as timers may be worked on in a tick: so one piece of each work is done. */
    void slowDown() {
        lookNanos = settings.timerBatchTime().toNanos();
    }

    void tick() {
        now += 50;
        context.setCurrentSystemTimeMs(now);
        context.scheduledPunctuators().forEach(each -> each.getPunctuator().punctuate(now));
    }

    void commit() {
        beforeCommit.flushCache();
        for (String name : LOGGED) {
            committedState.put(name, contents(name));
        }
        timers = contents("timers");
        Map<TopicPartition, OffsetAndMetadata> processed = new HashMap<>();
        positions.forEach((topic, position) -> {
            if (position > 0) {
                processed.put(new TopicPartition(topic, 0), new OffsetAndMetadata(position));
            }
        });
        committedOffsets.putAll(held.lower(processed));
        context.forwarded()
                .forEach(forward -> committed.add(new Sent(forward.childName().orElseThrow(), forward.record())));
        context.resetForwards();
    }

    private Map<Bytes, byte[]> contents(String name) {
        Map<Bytes, byte[]> kept = new TreeMap<>();
        try (var all = context.<KeyValueStore<Bytes, byte[]>>getStateStore(name).all()) {
            all.forEachRemaining(entry -> kept.put(entry.key, entry.value));
        }
        return kept;
    }

    /** What wasn't committed is gone, and all that lay on the disk alone; the records are read again. */
    void crash() {
        start(Map.of());
    }

    /** It is stopped in good order, and begins again on the same disk; what lay on it is returned. */
    Map<Bytes, byte[]> restart() {
        commit();
        Map<Bytes, byte[]> left = timers;
        start(left);
        return left;
    }

    /** The last instance is gone; the partition comes to one on whose disk timers of earlier lie. */
    void comeBackTo(Map<Bytes, byte[]> timersHere) {
        start(timersHere);
    }

    /** Timers as they were at the last commit. */
    Map<Bytes, byte[]> timers() {
        return timers;
    }

    List<Sent> committed() {
        return committed;
    }

    /** By customer: what others see of its tier changes. */
    Map<String, List<String>> tiers() {
        Map<String, List<String>> byCustomer = new TreeMap<>();
        for (Sent sent : committed) {
            if (sent.child().equals("tiers")) {
                byCustomer
                        .computeIfAbsent(text((byte[]) sent.record().key()), id -> new ArrayList<>())
                        .add(text((byte[]) sent.record().value()));
            }
        }
        return byCustomer;
    }

    private static String text(TierChange change) {
        return change.getSequence() + " " + change.getNewTier() + " " + change.getCause() + " " + change.getCauseId()
                + " " + change.getEffectiveAt();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** How often a record was read again. */
    int again() {
        return again;
    }

    Map<Bytes, byte[]> committedState(String store) {
        return Objects.requireNonNull(committedState.get(store));
    }

    /** The latest tier changes of a customer as they are kept. */
    List<String> kept(String customer) {
        return new KeptChangesReader(committedState("latest-changes")::get)
                .read(Bytes.wrap(customer.getBytes(StandardCharsets.UTF_8))).stream()
                        .map(CrashingTask::text)
                        .toList();
    }

    Map<TopicPartition, OffsetAndMetadata> committedOffsets() {
        return committedOffsets;
    }
}

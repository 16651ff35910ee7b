package io.tierengine.cli.live;

import io.tierengine.cli.importing.FactSender;
import io.tierengine.contract.AuditEntry;
import io.tierengine.contract.BackfillMark;
import io.tierengine.contract.topic.Topic;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.FactKind;
import io.tierengine.sandbox.Sandbox;
import io.tierengine.streams.customer.ProcessorSettings;
import io.tierengine.streams.policy.PolicyInForce;
import io.tierengine.streams.run.EngineSettings;
import io.tierengine.streams.run.TierEngine;
import io.tierengine.streams.serde.RecordSerdes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** An engine in this JVM with topics of its own, that can be stopped and started, and something to send it facts with. */
final class LiveEngine implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SOURCE = "acceptance";

    private final EngineSettings settings;
    private final PolicyInForce policy;
    private final RecordSerdes serdes;
    private @Nullable FactSender sender;
    private @Nullable TierEngine engine;
    private final Map<String, FactKind> untaken = new HashMap<>();
    private long sentInOrder;
    private long takenBefore;

    LiveEngine(
            Sandbox sandbox, String name, int partitions, Path stateFolder, PolicyInForce policy, Duration lateness) {
        this(
                EngineSettings.of(name, sandbox.bootstrapServers(), sandbox.registryUrl(), stateFolder),
                partitions,
                policy,
                lateness);
    }

    /** One whose topics have the settings' application id before their names. */
    LiveEngine(EngineSettings settings, int partitions, PolicyInForce policy, Duration lateness) {
        this.policy = policy;
        this.settings = settings.withTopics(new TopicCatalogue(settings.applicationId() + ".", partitions))
                .withProcessing(ProcessorSettings.DEFAULTS.withAllowedLateness(lateness));
        this.serdes = RecordSerdes.from(settings.registry());
    }

    /** Creates the topics and opens the backfill, so that the engine finds it open when it first starts. */
    void openBackfill() throws Exception {
        try (TierEngine preparing = new TierEngine(settings)) {
            preparing.prepare(Optional.of(policy));
        }
        sender = new FactSender(settings.topics(), serdes, Map.of("bootstrap.servers", settings.bootstrapServers()));
        sender.mark(null, BackfillMark.OPEN, SOURCE);
        sender.flush();
    }

    FactSender sender() {
        return Objects.requireNonNull(sender);
    }

    /** Sends a fact to the running engine when it has taken those of the customer that went to other topics before. */
    void sendInOrder(Fact fact) throws IOException, InterruptedException {
        FactKind before = untaken.get(fact.customerId());
        if (before != null && before != fact.kind()) {
            sender().flush();
            awaitTaken(sentInOrder);
            untaken.clear();
        }
        sender().send(fact);
        untaken.put(fact.customerId(), fact.kind());
        sentInOrder++;
    }

    void start() {
        engine = new TierEngine(settings);
        engine.start();
    }

    void stop() {
        TierEngine running = engine;
        if (running != null) {
            running.close();
            takenBefore += running.statistics().recordsTaken();
            engine = null;
        }
    }

    /** Waits until the engine has taken so many facts since it was first started. */
    void awaitTaken(long facts) throws InterruptedException {
        long records = facts + settings.topics().customerPartitions();
        TierEngine running = Objects.requireNonNull(engine);
        await(facts + " facts", () -> takenBefore + running.statistics().recordsTaken() >= records);
    }

    /** Tells the engine that facts are complete, waits until it has come so far, and stops it. */
    void finish(Instant until) throws IOException, InterruptedException {
        markComplete(until);
        awaitClocks(until);
        stop();
    }

    void markComplete(Instant until) throws IOException {
        sender().mark(until.toEpochMilli(), BackfillMark.NONE, SOURCE);
        sender().flush();
    }

    /** Waits until every customer has been advanced to an instant, with a backfill open. */
    void awaitClocks(Instant until) throws InterruptedException {
        TierEngine running = Objects.requireNonNull(engine);
        await(
                "the clocks to stand at " + until,
                () -> running.statistics().partitions().size()
                                == settings.topics().customerPartitions()
                        && running.statistics().partitions().values().stream()
                                .allMatch(one -> one.clockMillis() == until.toEpochMilli()
                                        && one.backfilling()
                                        && !one.timersBehind()));
    }

    String committedChanges() {
        return ReplayRows.ofChanges(committed(settings.topics().tierChanges()));
    }

    String committedStages() {
        return ReplayRows.ofStages(committed(settings.topics().lifecycleChanges()));
    }

    String committedSegments() {
        return ReplayRows.ofSegments(committed(settings.topics().segmentChanges()));
    }

    String committedAlerts() {
        return ReplayRows.ofAlerts(committed(settings.topics().customerAlerts()));
    }

    /** What people did, by what became of it, as often as it is in the audit topic. */
    List<AuditEntry> committedAudit() {
        return committed(settings.topics().tierAudit());
    }

    private <T extends SpecificRecord> List<T> committed(Topic<T> topic) {
        return CommittedRecords.read(settings.bootstrapServers(), topic, serdes);
    }

    EngineSettings settings() {
        return settings;
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                TierEngine running = Objects.requireNonNull(engine);
                throw new AssertionError("waited " + PATIENCE + " in vain for " + what + "; the engine is "
                        + running.state() + ", took " + takenBefore + " + "
                        + running.statistics().recordsTaken() + ", partitions "
                        + running.statistics().partitions());
            }
            Thread.sleep(2);
        }
    }

    @Override
    public void close() {
        stop();
        if (sender != null) {
            sender.close();
        }
        serdes.close();
    }
}

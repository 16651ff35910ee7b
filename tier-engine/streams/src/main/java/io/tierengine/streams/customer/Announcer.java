package io.tierengine.streams.customer;

import io.tierengine.contract.RfmCount;
import io.tierengine.contract.topic.CustomerKey;
import io.tierengine.contract.topic.CutoffKey;
import io.tierengine.contract.topic.PolicyKey;
import io.tierengine.core.customer.Alert;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.LifecycleChange;
import io.tierengine.core.customer.SegmentChange;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.policy.Policy;
import io.tierengine.streams.kept.LatestChanges;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Sends on what was decided about customers, and keeps their latest tier changes: those are many and long, and written as bytes once for both. */
final class Announcer {

    private final ProcessorContext<byte @Nullable [], Object> context;
    private final TaskWiring.Sinks sinks;
    private final Serializer<io.tierengine.contract.TierChange> tierChangeSerializer;
    private final String tierChangesTopic;
    private final LatestChanges latestChanges;
    private final EngineStatistics statistics;

    Announcer(ProcessorContext<byte @Nullable [], Object> context, TaskWiring wiring, LatestChanges latestChanges) {
        this.context = context;
        this.sinks = wiring.sinks();
        this.tierChangeSerializer = wiring.tierChangeSerializer();
        this.tierChangesTopic = wiring.tierChangesTopic();
        this.latestChanges = latestChanges;
        this.statistics = wiring.statistics();
    }

    /** What was decided about a customer, which is as it is after that. */
    void announce(LoadedCustomer customer, Told told, Policy policy, Outputs outputs) {
        byte[] key = customer.key().get();
        long now = context.currentSystemTimeMs();
        for (LifecycleChange change : told.stages()) {
            send(key, outputs.lifecycleChange(change, now), now, sinks.lifecycleChanges());
        }
        for (SegmentChange change : told.segments()) {
            send(key, outputs.segmentChange(change, now), now, sinks.segmentChanges());
        }
        for (TierChange change : told.tiers()) {
            Headers headers = new RecordHeaders();
            byte[] bytes = tierChangeSerializer.serialize(tierChangesTopic, headers, outputs.tierChange(change, now));
            context.forward(new Record<>(key, bytes, now, headers), sinks.tierChanges());
            latestChanges.add(customer.key(), policy.name() + '/' + policy.version(), bytes);
        }
        for (Alert alert : told.alerts()) {
            send(key, outputs.alert(alert, now), now, sinks.customerAlerts());
        }
        statistics.countChanges(told.tiers().size());
        statistics.countAlerts(told.alerts().size());
        if (!told.tiers().isEmpty()) {
            sendTier(customer.state(), told.tiers().getLast(), policy, outputs, now);
        }
    }

    private void sendTier(CustomerState state, TierChange latest, Policy policy, Outputs outputs, long now) {
        byte[] key = new CustomerKey(policy.name(), state.customerId()).text().getBytes(StandardCharsets.UTF_8);
        send(key, outputs.customerTier(state, latest, now), now, sinks.customerTiers());
    }

    /** What a person did to a customer, and what became of it. */
    void announce(byte @Nullable [] customer, io.tierengine.contract.AuditEntry entry, long now) {
        send(customer, entry, now, sinks.tierAudit());
    }

    /** The count of this task's customers. */
    void announce(RfmCount count) {
        PolicyKey policy = new PolicyKey(count.getProgram(), count.getPolicyVersion());
        byte[] key = new CutoffKey(policy, count.getCountedAt())
                .text(count.getPartition())
                .getBytes(StandardCharsets.UTF_8);
        send(key, count, context.currentSystemTimeMs(), sinks.rfmCounts());
    }

    /** Writes what is kept of it; to be called before each commit. */
    void flush() {
        latestChanges.flush();
    }

    /** Nothing more is announced. */
    void close() {
        latestChanges.close();
    }

    private void send(byte @Nullable [] key, Object value, long now, String child) {
        context.forward(new Record<>(key, value, now), child);
    }
}

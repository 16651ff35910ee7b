package io.tierengine.streams.customer;

import io.tierengine.streams.policy.PolicyInForce;
import io.tierengine.streams.policy.PublishedPolicies;
import io.tierengine.streams.policy.StoredPolicy;
import io.tierengine.streams.task.TaskProgress;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The stores of one task.
 *
 * @param customers packed state by customer id
 * @param histories packed history by customer id
 * @param changes latest tier changes by customer id
 * @param timers due instant and customer id, ordered; on this disk only
 * @param task what the task as a whole remembers: its clock, the policy in force, how far it is with counting customers
 * @param policies all that were published; the same on every instance
 * @param cutoffs cut-offs by percentile that were published; the same on every instance
 * @param beforeCommit tells when the task is about to commit
 * @param progress how far the task has come in its input
 */
public record TaskStores(
        KeyValueStore<Bytes, byte[]> customers,
        KeyValueStore<Bytes, byte[]> histories,
        KeyValueStore<Bytes, byte[]> changes,
        KeyValueStore<Bytes, byte[]> timers,
        KeyValueStore<Bytes, byte[]> task,
        ReadOnlyKeyValueStore<Bytes, byte[]> policies,
        ReadOnlyKeyValueStore<Bytes, byte[]> cutoffs,
        BeforeCommit beforeCommit,
        TaskProgress progress) {

    private static final Bytes POLICY = Bytes.wrap("policy".getBytes(StandardCharsets.UTF_8));

    /** Names of the stores. */
    public record Names(
            String customers,
            String histories,
            String changes,
            String timers,
            String task,
            String policies,
            String cutoffs,
            String beforeCommit,
            String progress) {}

    static TaskStores of(ProcessorContext<?, ?> context, Names names) {
        return new TaskStores(
                context.getStateStore(names.customers()),
                context.getStateStore(names.histories()),
                context.getStateStore(names.changes()),
                context.getStateStore(names.timers()),
                context.getStateStore(names.task()),
                context.getStateStore(names.policies()),
                context.getStateStore(names.cutoffs()),
                context.getStateStore(names.beforeCommit()),
                context.getStateStore(names.progress()));
    }

    /** The policy by which this task's customers were decided so far; at its first fact, the one to begin with. */
    PolicyInForce policyInForce(PublishedPolicies published, String program, long nowMillis) {
        byte[] stored = task.get(POLICY);
        if (stored != null) {
            StoredPolicy policy = StoredPolicy.read(stored);
            return published.compile(policy.name(), policy.version(), policy.document());
        }
        PolicyInForce first = published.first(policies, program, nowMillis);
        task.put(POLICY, StoredPolicy.of(first).toBytes());
        return first;
    }
}

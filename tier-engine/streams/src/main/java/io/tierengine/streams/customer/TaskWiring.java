package io.tierengine.streams.customer;

import io.tierengine.contract.TierChange;
import io.tierengine.streams.cutoff.PublishedCutoffs;
import io.tierengine.streams.policy.PublishedPolicies;
import io.tierengine.streams.task.HeldOffsets;
import org.apache.kafka.common.serialization.Serializer;

/**
 * What a task is connected to.
 *
 * @param stores names of its stores
 * @param partitions how many there are of customers
 * @param tierChangeSerializer makes bytes of tier changes, which go out and are kept as such
 * @param tierChangesTopic name of their topic
 */
public record TaskWiring(
        TaskStores.Names stores,
        Sinks sinks,
        PublishedPolicies policies,
        PublishedCutoffs cutoffs,
        int partitions,
        Serializer<TierChange> tierChangeSerializer,
        String tierChangesTopic,
        CaughtUp caughtUp,
        HeldOffsets heldOffsets,
        StateMemory memory,
        EngineStatistics statistics) {

    /** Names of the children that take what goes out; tier changes go out as bytes. */
    public record Sinks(
            String tierChanges,
            String customerTiers,
            String lifecycleChanges,
            String segmentChanges,
            String customerAlerts,
            String tierAudit,
            String rfmCounts,
            String deadLetters) {}
}

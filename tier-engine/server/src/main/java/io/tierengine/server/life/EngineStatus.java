package io.tierengine.server.life;

/**
 * What the engine is doing.
 *
 * @param restoringPartitions partitions of state that are being read back from Kafka
 * @param restoringRecords records still to be read of them
 * @param reason why it failed; empty if it didn't
 */
public record EngineStatus(Phase phase, int restoringPartitions, long restoringRecords, String reason) {

    /** The stretches of an engine's life. */
    public enum Phase {
        /** Topics, schemas and the policy are checked. */
        PREPARING,
        /** Partitions are being given out among the instances. */
        REBALANCING,
        /** State is read back from Kafka. */
        RESTORING,
        RUNNING,
        /** It was asked to end. */
        STOPPING,
        /** It gave up. */
        FAILED
    }

    /** A phase of which nothing more is to be said. */
    public static EngineStatus of(Phase phase) {
        return new EngineStatus(phase, 0, 0, "");
    }

    static EngineStatus failed(String reason) {
        return new EngineStatus(Phase.FAILED, 0, 0, reason);
    }
}

package io.tierengine.contract.topic;

import java.time.Duration;
import java.util.Map;

/** How long a topic keeps its records. */
public sealed interface Retention {

    /** Kafka's settings for it: clean-up policy and times in milliseconds. */
    Map<String, String> config();

    /** Nothing is deleted: what is computed from history can be computed again. */
    record Forever() implements Retention {
        @Override
        public Map<String, String> config() {
            return Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");
        }
    }

    /** A record is deleted some time after it was appended. */
    record For(Duration time) implements Retention {
        public For {
            requirePositive(time);
        }

        @Override
        public Map<String, String> config() {
            return Map.of(
                    "cleanup.policy", "delete",
                    "retention.ms", Long.toString(time.toMillis()),
                    "retention.bytes", "-1");
        }
    }

    /**
     * The topic is compacted: the latest record of every key stays.
     *
     * @param tombstones how long a deletion stays readable for a consumer that was away
     */
    record LatestOfKey(Duration tombstones) implements Retention {
        public LatestOfKey {
            requirePositive(tombstones);
        }

        @Override
        public Map<String, String> config() {
            return Map.of("cleanup.policy", "compact", "delete.retention.ms", Long.toString(tombstones.toMillis()));
        }
    }

    private static void requirePositive(Duration time) {
        if (!time.isPositive()) {
            throw new IllegalArgumentException("A retention must be positive, but is " + time
                    + "; for records that stay for good use Retention.Forever.");
        }
    }
}

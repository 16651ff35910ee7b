package io.tierengine.streams.task;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Up to where offsets may be committed, where that is less than what was processed: by topic and partition, of all tasks of an
 * instance. A task sets its own before each commit.
 */
public final class HeldOffsets {

    private final Map<TopicPartition, Long> held = new ConcurrentHashMap<>();

    /** @param offset {@link Positions#UNKNOWN}: nothing is held back */
    void set(String topic, int partition, long offset) {
        TopicPartition key = new TopicPartition(topic, partition);
        if (offset == Positions.UNKNOWN) {
            held.remove(key);
        } else {
            held.put(key, offset);
        }
    }

    /** What may be committed of what was processed. */
    public Map<TopicPartition, OffsetAndMetadata> lower(Map<TopicPartition, OffsetAndMetadata> processed) {
        if (held.isEmpty()) {
            return processed;
        }
        Map<TopicPartition, OffsetAndMetadata> lowered = new HashMap<>(processed);
        lowered.replaceAll((partition, offset) -> {
            Long low = held.get(partition);
            return low == null || low >= offset.offset() ? offset : new OffsetAndMetadata(low, offset.metadata());
        });
        return lowered;
    }
}

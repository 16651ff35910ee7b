package io.tierengine.streams.interleave;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The lanes of all partitions that a consumer is assigned and whose topics are taken together, and where they meet. */
final class Lanes {

    private final Consumer<byte[], byte[]> consumer;
    private final List<String> topics;
    private final ToLongFunction<ConsumerRecord<byte[], byte[]>> times;
    private final Map<TopicPartition, Lane> lanes = new HashMap<>();
    private List<Junction> junctions = List.of();
    /** For which lanes and junctions are made; none where that must be done again. */
    private Set<TopicPartition> assigned = Set.of();

    Lanes(
            Consumer<byte[], byte[]> consumer,
            List<String> topics,
            ToLongFunction<ConsumerRecord<byte[], byte[]>> times) {
        this.consumer = consumer;
        this.topics = List.copyOf(topics);
        this.times = times;
    }

    /** Null for partitions of other topics. */
    @Nullable
    Lane of(TopicPartition partition) {
        return lanes.get(partition);
    }

    /** Those of some partitions, without partitions of other topics. */
    List<Lane> of(Collection<TopicPartition> partitions) {
        List<Lane> found = new ArrayList<>(partitions.size());
        for (TopicPartition partition : partitions) {
            Lane lane = lanes.get(partition);
            if (lane != null) {
                found.add(lane);
            }
        }
        return found;
    }

    List<Lane> all() {
        return List.copyOf(lanes.values());
    }

    List<Junction> junctions() {
        return junctions;
    }

    /** Forgets lanes with all that waits in them. Partitions that are still assigned, or are again, begin anew. */
    void drop(Collection<TopicPartition> partitions) {
        partitions.forEach(lanes::remove);
        junctions = List.of();
        assigned = Set.of();
    }

    void dropAll() {
        drop(List.copyOf(lanes.keySet()));
    }

    /** Follows the consumer's assignment, where it has changed. */
    void follow() {
        Set<TopicPartition> now = consumer.assignment();
        if (now.equals(assigned)) {
            return;
        }
        lanes.keySet().retainAll(now);
        for (TopicPartition partition : now) {
            if (topics.contains(partition.topic())) {
                lanes.computeIfAbsent(partition, fresh -> new Lane(fresh, times));
            }
        }
        Map<Integer, List<Lane>> byNumber = new TreeMap<>();
        for (String topic : topics) {
            for (Lane lane : lanes.values()) {
                if (lane.partition().topic().equals(topic)) {
                    byNumber.computeIfAbsent(lane.partition().partition(), _ -> new ArrayList<>())
                            .add(lane);
                }
            }
        }
        junctions = byNumber.values().stream()
                .map(together -> new Junction(together, this::isAtEnd))
                .toList();
        assigned = Set.copyOf(now);
    }

    private boolean isAtEnd(Lane lane) {
        OptionalLong lag = consumer.currentLag(lane.partition());
        return lag.isPresent() && lag.getAsLong() <= 0;
    }
}

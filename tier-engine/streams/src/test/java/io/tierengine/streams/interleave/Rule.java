package io.tierengine.streams.interleave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What Kafka Streams allows with {@code max.task.idle.ms=0}, record by record: of the records that were fetched and aren't processed, the
 * one with the least time, and none while a partition of the task has none that isn't known to be read to its end.
 */
final class Rule {

    private final Function<TopicPartition, OptionalLong> lag;
    private final Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> pending = new HashMap<>();

    Rule(Function<TopicPartition, OptionalLong> lag) {
        this.lag = lag;
    }

    void assign(Set<TopicPartition> partitions) {
        pending.keySet().retainAll(partitions);
        partitions.forEach(partition -> pending.computeIfAbsent(partition, _ -> new ArrayDeque<>()));
    }

    void forget(TopicPartition partition) {
        pending.remove(partition);
    }

    void fetched(List<ConsumerRecord<byte[], byte[]>> records) {
        records.forEach(record -> queue(partition(record)).add(record));
    }

    /** Fails unless the record is one that may be processed now. */
    void process(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = partition(record);
        assertThat(queue(partition).peek()).as("the next of %s", partition).isSameAs(record);
        assertThat(allowed(partition.partition(), Set.of())).as("may go now").contains(partition);
        queue(partition).remove();
    }

    /** Fails if a record could be processed of a partition that isn't paused. */
    void assertNothingIsLeft(Set<TopicPartition> paused) {
        Set<Integer> numbers = new HashSet<>();
        pending.keySet().forEach(partition -> numbers.add(partition.partition()));
        for (int number : numbers) {
            assertThat(allowed(number, paused)).as("could go").isEmpty();
        }
    }

    private Set<TopicPartition> allowed(int number, Set<TopicPartition> paused) {
        Set<TopicPartition> least = new HashSet<>();
        long time = Long.MAX_VALUE;
        for (Map.Entry<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> entry : pending.entrySet()) {
            if (entry.getKey().partition() != number) {
                continue;
            }
            ConsumerRecord<byte[], byte[]> head = entry.getValue().peek();
            if (head == null) {
                if (lag.apply(entry.getKey()).orElse(-1) != 0) {
                    return Set.of();
                }
                continue;
            }
            if (head.timestamp() < time) {
                time = head.timestamp();
                least.clear();
            }
            if (head.timestamp() == time) {
                least.add(entry.getKey());
            }
        }
        least.removeAll(paused);
        return least;
    }

    private Deque<ConsumerRecord<byte[], byte[]>> queue(TopicPartition partition) {
        return pending.computeIfAbsent(partition, _ -> new ArrayDeque<>());
    }

    static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}

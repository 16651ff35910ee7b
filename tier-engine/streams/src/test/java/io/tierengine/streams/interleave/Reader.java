package io.tierengine.streams.interleave;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Does with a consumer what a stream thread does that waits for nothing: works off all that a poll gives, by least time from a heap
 * of partitions for each task, and commits by the next offsets when partitions go.
 */
final class Reader implements ConsumerRebalanceListener {

    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Broker broker;
    private final Consumer<byte[], byte[]> consumer;
    private final Rule rule;
    private final Map<TopicPartition, Integer> done = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> told = new HashMap<>();
    private final Set<TopicPartition> paused = new HashSet<>();

    Reader(Broker broker, List<String> topics) {
        this.broker = broker;
        consumer = Interleaving.of(broker, topics, ConsumerRecord::timestamp);
        rule = new Rule(broker::currentLag);
        consumer.subscribe(topics, this);
    }

    Consumer<byte[], byte[]> consumer() {
        return consumer;
    }

    int done(TopicPartition partition) {
        return done.getOrDefault(partition, 0);
    }

    Set<TopicPartition> paused() {
        return Set.copyOf(paused);
    }

    void pause(Set<TopicPartition> partitions) {
        consumer.pause(partitions);
        paused.addAll(partitions);
    }

    void resume(Set<TopicPartition> partitions) {
        consumer.resume(partitions);
        paused.removeAll(partitions);
    }

    /** Commits, and begins again there. */
    void goBack(TopicPartition partition) {
        OffsetAndMetadata next = told.remove(partition);
        if (next != null) {
            consumer.commitSync(Map.of(partition, next));
        }
        OffsetAndMetadata committed = consumer.committed(Set.of(partition)).get(partition);
        consumer.seek(partition, committed == null ? 0 : committed.offset());
        rule.forget(partition);
    }

    /** Polls once, and works off what comes. */
    void poll() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(PATIENCE);
        rule.assign(broker.assignment());
        rule.fetched(broker.fetched());
        workOff(records);
        rule.assertNothingIsLeft(paused);
        records.nextOffsets().forEach((partition, next) -> {
            assertThat(paused).doesNotContain(partition);
            told.put(partition, next);
        });
        for (TopicPartition partition : broker.assignment()) {
            assertIsBehindWhatWasDone(partition, consumer.position(partition));
            if (told.containsKey(partition)) {
                assertIsBehindWhatWasDone(partition, told.get(partition).offset());
            }
        }
        assertThat(told.keySet()).containsAll(records.partitions());
        assertThat(consumer.paused()).containsExactlyInAnyOrderElementsOf(paused);
    }

    private void workOff(ConsumerRecords<byte[], byte[]> records) {
        Map<Integer, PriorityQueue<Deque<ConsumerRecord<byte[], byte[]>>>> tasks = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            assertThat(broker.assignment()).contains(partition);
            assertThat(paused).doesNotContain(partition);
            tasks.computeIfAbsent(
                            partition.partition(),
                            _ -> new PriorityQueue<>(Comparator.comparingLong(
                                    queue -> queue.getFirst().timestamp())))
                    .add(new ArrayDeque<>(records.records(partition)));
        }
        for (PriorityQueue<Deque<ConsumerRecord<byte[], byte[]>>> task : tasks.values()) {
            for (Deque<ConsumerRecord<byte[], byte[]>> queue = task.poll(); queue != null; queue = task.poll()) {
                process(queue.remove());
                if (!queue.isEmpty()) {
                    task.add(queue);
                }
            }
        }
    }

    private void process(ConsumerRecord<byte[], byte[]> record) {
        rule.process(record);
        TopicPartition partition = Rule.partition(record);
        assertThat(record)
                .as("each record once, in order")
                .isSameAs(broker.log(partition).get(done(partition)));
        done.merge(partition, 1, Integer::sum);
    }

    private void assertIsBehindWhatWasDone(TopicPartition partition, long offset) {
        List<ConsumerRecord<byte[], byte[]>> log = broker.log(partition);
        int count = done(partition);
        if (count > 0) {
            assertThat(offset).isGreaterThan(log.get(count - 1).offset());
        }
        if (count < log.size()) {
            assertThat(offset).isLessThanOrEqualTo(log.get(count).offset());
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(told);
        offsets.keySet().retainAll(partitions);
        for (TopicPartition partition : partitions) {
            assertIsBehindWhatWasDone(partition, consumer.position(partition));
            told.remove(partition);
            paused.remove(partition);
            rule.forget(partition);
        }
        consumer.commitSync(offsets);
    }
}

package io.tierengine.streams.interleave;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** A consumer whose broker answers when and as much as a test says. It knows its lag from the latest answer, as the real one does. */
final class Broker extends MockConsumer<byte[], byte[]> {

    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> logs = new HashMap<>();
    /** Index of what is fetched next. */
    private final Map<TopicPartition, Integer> next = new HashMap<>();
    /** How many records the latest answer told of. */
    private final Map<TopicPartition, Integer> seen = new HashMap<>();

    private final Set<TopicPartition> stopped = new HashSet<>();
    private final List<ConsumerRecord<byte[], byte[]>> fetched = new ArrayList<>();
    private final List<Duration> patience = new ArrayList<>();

    private boolean polling;

    Broker() {
        super("earliest");
    }

    /** Appends a record, so many offsets behind the one before. */
    void append(TopicPartition partition, int gap, long time) {
        List<ConsumerRecord<byte[], byte[]>> log = log(partition);
        long offset = (log.isEmpty() ? -1 : log.getLast().offset()) + gap;
        log.add(new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                time,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                new byte[0],
                new byte[0],
                new RecordHeaders(),
                Optional.of(7)));
    }

    List<ConsumerRecord<byte[], byte[]>> log(TopicPartition partition) {
        return logs.computeIfAbsent(partition, _ -> new ArrayList<>());
    }

    /** Answers a fetch with so many records at most. Nobody asks for a partition that is paused. */
    void answer(TopicPartition partition, int most) {
        if (stopped.contains(partition) || !assignment().contains(partition)) {
            return;
        }
        List<ConsumerRecord<byte[], byte[]>> log = log(partition);
        seen.put(partition, log.size());
        int from = next.getOrDefault(partition, 0);
        log.subList(from, Math.min(log.size(), from + most)).forEach(this::addRecord);
    }

    /** How many records of the log were fetched, from its start on. */
    int fetched(TopicPartition partition) {
        return next.getOrDefault(partition, 0);
    }

    /** What the latest poll gave. */
    List<ConsumerRecord<byte[], byte[]>> fetched() {
        return fetched;
    }

    /** How long polls were to wait, latest last. */
    List<Duration> patience() {
        return patience;
    }

    /** Partitions that aren't fetched. */
    Set<TopicPartition> stopped() {
        return Collections.unmodifiableSet(stopped);
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        fetched.clear();
        patience.add(timeout);
        polling = true;
        ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
        polling = false;
        records.forEach(record -> {
            fetched.add(record);
            next.merge(new TopicPartition(record.topic(), record.partition()), 1, Integer::sum);
        });
        return records;
    }

    @Override
    public OptionalLong currentLag(TopicPartition partition) {
        if (!assignment().contains(partition)) {
            throw new IllegalStateException("not assigned: " + partition);
        }
        Integer known = seen.get(partition);
        return known == null ? OptionalLong.empty() : OptionalLong.of(known - next.getOrDefault(partition, 0));
    }

    @Override
    public synchronized void rebalance(Collection<TopicPartition> assignment) {
        Set<TopicPartition> fresh = new HashSet<>(assignment);
        fresh.removeAll(assignment());
        Map<TopicPartition, Long> starts = new HashMap<>();
        fresh.forEach(partition -> starts.put(partition, 0L));
        updateBeginningOffsets(starts);
        stopped.removeAll(fresh);
        super.rebalance(assignment);
        stopped.retainAll(assignment);
        for (TopicPartition partition : fresh) {
            OffsetAndMetadata committed = committed(Set.of(partition)).get(partition);
            goTo(partition, committed == null ? 0 : committed.offset());
        }
    }

    /** Also what a poll does at the start of a partition that begins where it was set to begin. */
    @Override
    public synchronized void seek(TopicPartition partition, long offset) {
        super.seek(partition, offset);
        if (!polling) {
            goTo(partition, offset);
        }
    }

    @Override
    public synchronized void seek(TopicPartition partition, OffsetAndMetadata offset) {
        seek(partition, offset.offset());
    }

    private void goTo(TopicPartition partition, long offset) {
        List<ConsumerRecord<byte[], byte[]>> log = log(partition);
        int index = 0;
        while (index < log.size() && log.get(index).offset() < offset) {
            index++;
        }
        next.put(partition, index);
        seen.remove(partition);
    }

    @Override
    public synchronized Set<TopicPartition> paused() {
        return stopped();
    }

    @Override
    public synchronized void pause(Collection<TopicPartition> partitions) {
        super.pause(partitions);
        stopped.addAll(partitions);
    }

    @Override
    public synchronized void resume(Collection<TopicPartition> partitions) {
        super.resume(partitions);
        partitions.forEach(stopped::remove);
    }
}

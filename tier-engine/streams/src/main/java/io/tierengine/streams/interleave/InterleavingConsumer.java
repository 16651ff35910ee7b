package io.tierengine.streams.interleave;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.consumer.SubscriptionPattern;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The methods of a consumer that interleaving changes, by the names and parameters that they have in {@link Consumer}.
 *
 * <p>A poll lets through what {@link Junction} says and keeps the rest. Whoever polls sees nothing of the rest: positions, lags and next
 * offsets are those of the first record that was kept. What is kept is bounded, as a partition of which enough waits isn't
 * fetched; one of which nothing waits always is, unless the reader has paused it, so that what is waited for comes.
 */
@SuppressWarnings("DoNotCallSuggester") // Called by way of Consumer, whose contract is narrower here.
final class InterleavingConsumer {

    private final Consumer<byte[], byte[]> behind;
    private final Lanes lanes;

    InterleavingConsumer(Consumer<byte[], byte[]> behind, Lanes lanes) {
        this.behind = behind;
        this.lanes = lanes;
    }

    ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        lanes.follow();
        boolean open = lanes.junctions().stream().anyMatch(Junction::isOpen);
        ConsumerRecords<byte[], byte[]> fetched = behind.poll(open ? Duration.ZERO : timeout);
        lanes.follow();
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new LinkedHashMap<>();
        Map<TopicPartition, OffsetAndMetadata> nextOffsets = new LinkedHashMap<>();
        for (TopicPartition partition : fetched.partitions()) {
            Lane lane = lanes.of(partition);
            if (lane == null) {
                records.put(partition, fetched.records(partition));
            } else {
                lane.add(fetched.records(partition));
            }
        }
        fetched.nextOffsets().forEach((partition, next) -> {
            Lane lane = lanes.of(partition);
            if (lane == null) {
                nextOffsets.put(partition, next);
            } else {
                lane.continuesAt(next);
            }
        });
        for (Junction junction : lanes.junctions()) {
            junction.take();
            junction.lanes().forEach(lane -> lane.handOver(records, nextOffsets));
            junction.lanes().forEach(this::boundWhatWaits);
        }
        return new ConsumerRecords<>(records, nextOffsets);
    }

    private void boundWhatWaits(Lane lane) {
        boolean full = lane.hasEnough();
        if (full == lane.isFull()) {
            return;
        }
        lane.setFull(full);
        if (full) {
            behind.pause(Set.of(lane.partition()));
        } else if (!lane.isPausedByReader()) {
            behind.resume(Set.of(lane.partition()));
        }
    }

    /** Where whoever polls goes on, which is at the first record that was kept. */
    long position(TopicPartition partition) {
        Lane lane = lanes.of(partition);
        return lane != null && lane.holdsBack() ? lane.firstHeldBack() : behind.position(partition);
    }

    long position(TopicPartition partition, Duration timeout) {
        Lane lane = lanes.of(partition);
        return lane != null && lane.holdsBack() ? lane.firstHeldBack() : behind.position(partition, timeout);
    }

    OptionalLong currentLag(TopicPartition partition) {
        OptionalLong lag = behind.currentLag(partition);
        Lane lane = lanes.of(partition);
        return lane == null || lag.isEmpty() ? lag : OptionalLong.of(lag.getAsLong() + lane.offsetsHeldBack());
    }

    void pause(Collection<TopicPartition> partitions) {
        behind.pause(partitions);
        setPausedByReader(partitions, true);
    }

    void resume(Collection<TopicPartition> partitions) {
        List<TopicPartition> fetchable = new ArrayList<>(partitions);
        fetchable.removeIf(partition -> isFull(lanes.of(partition)));
        behind.resume(fetchable);
        setPausedByReader(partitions, false);
    }

    private static boolean isFull(@Nullable Lane lane) {
        return lane != null && lane.isFull();
    }

    private void setPausedByReader(Collection<TopicPartition> partitions, boolean paused) {
        lanes.follow();
        lanes.of(partitions).forEach(lane -> lane.setPausedByReader(paused));
    }

    Set<TopicPartition> paused() {
        Set<TopicPartition> paused = new LinkedHashSet<>(behind.paused());
        paused.removeIf(partition -> {
            Lane lane = lanes.of(partition);
            return lane != null && !lane.isPausedByReader();
        });
        return paused;
    }

    void seek(TopicPartition partition, long offset) {
        behind.seek(partition, offset);
        forget(Set.of(partition));
    }

    void seek(TopicPartition partition, OffsetAndMetadata offset) {
        behind.seek(partition, offset);
        forget(Set.of(partition));
    }

    void seekToBeginning(Collection<TopicPartition> partitions) {
        behind.seekToBeginning(partitions);
        forget(partitions);
    }

    void seekToEnd(Collection<TopicPartition> partitions) {
        behind.seekToEnd(partitions);
        forget(partitions);
    }

    /** Forgets what waits of some partitions, of all if none is named, as seeking understands it. */
    private void forget(Collection<TopicPartition> partitions) {
        for (Lane lane : partitions.isEmpty() ? lanes.all() : lanes.of(partitions)) {
            lane.clear();
            boundWhatWaits(lane);
        }
    }

    void subscribe(Collection<String> names) {
        behind.subscribe(names, listener(DropOnRebalance.NOBODY));
    }

    void subscribe(Collection<String> names, ConsumerRebalanceListener listener) {
        behind.subscribe(names, listener(listener));
    }

    void subscribe(Pattern pattern) {
        behind.subscribe(pattern, listener(DropOnRebalance.NOBODY));
    }

    void subscribe(Pattern pattern, ConsumerRebalanceListener listener) {
        behind.subscribe(pattern, listener(listener));
    }

    void subscribe(SubscriptionPattern pattern) {
        behind.subscribe(pattern, listener(DropOnRebalance.NOBODY));
    }

    void subscribe(SubscriptionPattern pattern, ConsumerRebalanceListener listener) {
        behind.subscribe(pattern, listener(listener));
    }

    private ConsumerRebalanceListener listener(ConsumerRebalanceListener reader) {
        return new DropOnRebalance(reader, lanes::drop);
    }

    void unsubscribe() {
        behind.unsubscribe();
        lanes.dropAll();
    }

    void commitSync() {
        throw commitsTooMuch();
    }

    void commitSync(Duration timeout) {
        throw commitsTooMuch();
    }

    void commitAsync() {
        throw commitsTooMuch();
    }

    void commitAsync(OffsetCommitCallback callback) {
        throw commitsTooMuch();
    }

    private static UnsupportedOperationException commitsTooMuch() {
        return new UnsupportedOperationException(
                "a commit of all that was fetched would pass over records that are held back; say which offsets");
    }
}

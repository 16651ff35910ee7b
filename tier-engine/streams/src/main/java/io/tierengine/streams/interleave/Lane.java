package io.tierengine.streams.interleave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What was fetched of one partition and isn't handed on yet. Records wait until they are taken, which says that they may go, and are
 * handed over with the end of a poll. Times are found when they are asked for, once for each record.
 */
final class Lane {

    /** From so many waiting records on, no more are fetched. As many as Kafka Streams keeps of a partition before it pauses it. */
    static final int ENOUGH = 1_000;

    private static final long[] NONE = {};

    private final TopicPartition partition;
    private final ToLongFunction<ConsumerRecord<byte[], byte[]>> times;

    private List<ConsumerRecord<byte[], byte[]>> records = List.of();
    /** Index of the first record that isn't handed over. */
    private int handedOver;
    /** Index of the first record that isn't taken; at or after {@link #handedOver}. */
    private int taken;
    /** Times of the first records. */
    private long[] known = NONE;

    private int knownCount;

    /** Where the consumer goes on, and what its reader was told last. */
    private @Nullable OffsetAndMetadata next;

    private @Nullable OffsetAndMetadata told;

    private boolean pausedByReader;
    private boolean full;

    Lane(TopicPartition partition, ToLongFunction<ConsumerRecord<byte[], byte[]>> times) {
        this.partition = partition;
        this.times = times;
    }

    TopicPartition partition() {
        return partition;
    }

    /** Takes in what was fetched. */
    void add(List<ConsumerRecord<byte[], byte[]>> fetched) {
        if (handedOver == records.size()) {
            records = fetched;
            knownCount = 0;
        } else {
            List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>(records.size() - handedOver + fetched.size());
            all.addAll(records.subList(handedOver, records.size()));
            all.addAll(fetched);
            records = all;
            knownCount = Math.max(0, knownCount - handedOver);
            known = Arrays.copyOfRange(known, handedOver, handedOver + knownCount);
        }
        taken -= handedOver;
        handedOver = 0;
    }

    /** Where the consumer goes on behind what was fetched. */
    void continuesAt(OffsetAndMetadata offset) {
        next = offset;
    }

    /** Whether any record waits to be taken. */
    boolean isWaiting() {
        return taken < records.size();
    }

    /** Time of the first that waits. */
    long headTime() {
        return time(taken);
    }

    /** Whether none is left if all are taken up to the first that is later than that. */
    boolean endsWithin(long time) {
        return firstAfter(time) == records.size();
    }

    /** Takes records up to the first that is later than that. */
    void takeWithin(long time) {
        taken = firstAfter(time);
    }

    void takeAll() {
        taken = records.size();
    }

    private int firstAfter(long time) {
        int index = taken;
        while (index < records.size() && time(index) <= time) {
            index++;
        }
        return index;
    }

    private long time(int index) {
        if (known.length < records.size()) {
            known = Arrays.copyOf(known, records.size());
        }
        for (; knownCount <= index; knownCount++) {
            known[knownCount] = times.applyAsLong(records.get(knownCount));
        }
        return known[index];
    }

    /** Hands over what was taken, and tells where to go on behind it. */
    void handOver(
            Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> to,
            Map<TopicPartition, OffsetAndMetadata> nexts) {
        if (taken > handedOver) {
            to.put(partition, records.subList(handedOver, taken));
            handedOver = taken;
        }
        OffsetAndMetadata now = position();
        if (now != null && !now.equals(told) && !pausedByReader) {
            nexts.put(partition, now);
            told = now;
        }
        if (!isWaiting()) {
            forgetRecords();
        }
    }

    private @Nullable OffsetAndMetadata position() {
        if (handedOver == records.size()) {
            return next;
        }
        ConsumerRecord<byte[], byte[]> first = records.get(handedOver);
        return new OffsetAndMetadata(first.offset(), first.leaderEpoch(), "");
    }

    /** Whether anything fetched isn't handed over. */
    boolean holdsBack() {
        return handedOver < records.size();
    }

    /** Offset of the first record that isn't handed over. Only where there is one. */
    long firstHeldBack() {
        return records.get(handedOver).offset();
    }

    /** How many offsets lie between the first record that isn't handed over and where the consumer goes on. */
    long offsetsHeldBack() {
        if (!holdsBack()) {
            return 0;
        }
        long end = next == null ? records.getLast().offset() + 1 : next.offset();
        return end - firstHeldBack();
    }

    /** Forgets all that isn't handed over: the consumer goes on elsewhere. */
    void clear() {
        forgetRecords();
        next = null;
        told = null;
    }

    private void forgetRecords() {
        records = List.of();
        handedOver = 0;
        taken = 0;
        known = NONE;
        knownCount = 0;
    }

    boolean isPausedByReader() {
        return pausedByReader;
    }

    void setPausedByReader(boolean paused) {
        pausedByReader = paused;
    }

    /** Whether fetching was stopped because enough wait. */
    boolean isFull() {
        return full;
    }

    void setFull(boolean now) {
        full = now;
    }

    boolean hasEnough() {
        return records.size() - taken >= ENOUGH;
    }
}

package io.tierengine.streams.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How much of the state is still to be read back from changelogs. */
public final class RestoreProgress implements StateRestoreListener {

    private final Map<TopicPartition, Long> remaining = new ConcurrentHashMap<>();

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long startingOffset, long endingOffset) {
        remaining.put(changelog, Math.max(0, endingOffset - startingOffset));
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEndOffset, long restored) {
        remaining.computeIfPresent(changelog, (topic, left) -> Math.max(0, left - restored));
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long totalRestored) {
        remaining.remove(changelog);
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long totalRestored) {
        remaining.remove(changelog);
    }

    /** Changelog partitions that are being read back. */
    public int partitions() {
        return remaining.size();
    }

    /** Records still to be read. */
    public long records() {
        return remaining.values().stream().mapToLong(Long::longValue).sum();
    }
}

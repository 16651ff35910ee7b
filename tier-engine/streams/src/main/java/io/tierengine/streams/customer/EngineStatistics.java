package io.tierengine.streams.customer;

import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts of what this instance has done since it started, and where its partitions' clocks stand. Written by stream threads,
 * read by anybody. What a transaction that failed did, is counted again when it is done again.
 */
public final class EngineStatistics {

    private final LongAdder accepted = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder changes = new LongAdder();
    private final LongAdder alerts = new LongAdder();
    private final LongAdder timersFired = new LongAdder();
    private final LongAdder marks = new LongAdder();
    private final LongAdder swept = new LongAdder();
    private final LongAdder lateCutoffs = new LongAdder();
    private final Map<Integer, PartitionStatus> partitions = new ConcurrentHashMap<>();

    /**
     * A partition's clock.
     *
     * @param clockMillis to where its customers have been advanced, epoch milliseconds
     * @param backfilling whether a load of old facts is open
     * @param timersBehind whether timers are due that haven't been fired yet, or may be, as what has changed isn't written yet, or customers aren't
     *     evaluated yet by cut-offs that have come into force
     */
    public record PartitionStatus(long clockMillis, boolean backfilling, boolean timersBehind) {}

    void countAccepted() {
        accepted.increment();
    }

    void countDuplicate() {
        duplicates.increment();
    }

    /** One more record went to the dead letters. */
    public void countRefused() {
        refused.increment();
    }

    void countChanges(int count) {
        changes.add(count);
    }

    void countAlerts(int count) {
        alerts.add(count);
    }

    void countTimers(int count) {
        timersFired.add(count);
    }

    void countMark() {
        marks.increment();
    }

    void countSwept(int customers) {
        swept.add(customers);
    }

    void countLateCutoffs() {
        lateCutoffs.increment();
    }

    void report(int partition, PartitionStatus status) {
        partitions.put(partition, status);
    }

    void forget(int partition) {
        partitions.remove(partition);
    }

    public long factsAccepted() {
        return accepted.sum();
    }

    public long factsDuplicate() {
        return duplicates.sum();
    }

    public long recordsRefused() {
        return refused.sum();
    }

    public long tierChanges() {
        return changes.sum();
    }

    public long alerts() {
        return alerts.sum();
    }

    public long timersFired() {
        return timersFired.sum();
    }

    public long clockMarks() {
        return marks.sum();
    }

    /** Customers that were looked at to count them, or because cut-offs by percentile came into force. */
    public long customersSwept() {
        return swept.sum();
    }

    /** How often cut-offs by percentile came to a partition after its clock had passed the instant at which they came into force. */
    public long lateCutoffs() {
        return lateCutoffs.sum();
    }

    /** Every record that was taken in, whatever became of it. */
    public long recordsTaken() {
        return factsAccepted() + factsDuplicate() + recordsRefused() + clockMarks();
    }

    /** Status by partition, of the partitions that this instance has now. */
    public Map<Integer, PartitionStatus> partitions() {
        return Collections.unmodifiableMap(partitions);
    }
}

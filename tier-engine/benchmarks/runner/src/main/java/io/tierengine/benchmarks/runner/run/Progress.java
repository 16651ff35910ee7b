package io.tierengine.benchmarks.runner.run;

import io.tierengine.benchmarks.runner.data.DataSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a contender has come, seen from outside: for each partition the facts whose changes are committed. Times are nanoseconds of
 * {@link System#nanoTime}.
 *
 * <p>The measured stretch begins when all partitions are through their history, and some more time for the compiler has passed; it
 * ends when one partition is read to its end, or time is up. As a commit shows many facts at once, both ends lie where a burst
 * of news ends.
 */
final class Progress {

    /** News closer together than this belong to one commit. */
    private static final long BURST_NANOS = Duration.ofMillis(30).toNanos();

    /** A slope over less says nothing: a commit of a second's work may show within milliseconds. */
    private static final long SHORTEST_NANOS = Duration.ofMillis(500).toNanos();

    private record Sample(long nanos, long facts) {}

    private final DataSet data;
    private final long warmUpNanos;
    private final long measureNanos;
    private final long[] done;
    private final List<Sample> samples = new ArrayList<>();
    private Optional<Long> historyDone = Optional.empty();
    private boolean partitionEnded;

    Progress(DataSet data, Duration warmUp, Duration measure) {
        this.data = data;
        this.warmUpNanos = warmUp.toNanos();
        this.measureNanos = measure.toNanos();
        this.done = new long[data.ends().size()];
    }

    /** The fact at an offset is committed. */
    void observe(int partition, long offset, long nanos) {
        done[partition] = Math.max(done[partition], offset + 1);
        if (historyDone.isEmpty() && allThroughHistory()) {
            historyDone = Optional.of(nanos);
        }
        if (partitionEnded) {
            return;
        }
        samples.add(new Sample(nanos, facts()));
        partitionEnded = done[partition] >= data.ends().get(partition);
    }

    /** Facts committed so far. */
    long facts() {
        long sum = 0;
        for (long one : done) {
            sum += one;
        }
        return sum;
    }

    /** Whether all partitions are through their history. */
    boolean isThroughHistory() {
        return historyDone.isPresent();
    }

    /** Whether the measured stretch has begun. */
    boolean isMeasuring(long nanos) {
        return historyDone.isPresent() && nanos - historyDone.get() >= warmUpNanos;
    }

    /** Whether the measured stretch is over. */
    boolean isOver(long nanos) {
        return partitionEnded || (historyDone.isPresent() && nanos - historyDone.get() >= warmUpNanos + measureNanos);
    }

    /** Facts per second; empty if what was seen is too short. */
    Optional<Stretch> stretch() {
        if (historyDone.isEmpty()) {
            return Optional.empty();
        }
        long from = historyDone.get() + warmUpNanos;
        List<Sample> inside = samples.stream()
                .filter(sample -> sample.nanos() - from >= 0 && sample.nanos() - from <= measureNanos)
                .toList();
        List<Sample> burstEnds = burstEnds(inside);
        List<Sample> ends = burstEnds.size() < 2 ? inside : burstEnds;
        if (ends.size() < 2) {
            return Optional.empty();
        }
        Sample first = ends.getFirst();
        Sample last = ends.getLast();
        if (last.nanos() - first.nanos() < SHORTEST_NANOS) {
            return Optional.empty();
        }
        return Optional.of(new Stretch(last.facts() - first.facts(), last.nanos() - first.nanos()));
    }

    private boolean allThroughHistory() {
        for (int partition = 0; partition < done.length; partition++) {
            if (done[partition] < data.historyEnds().get(partition)) {
                return false;
            }
        }
        return true;
    }

    private static List<Sample> burstEnds(List<Sample> samples) {
        List<Sample> ends = new ArrayList<>();
        for (int i = 0; i + 1 < samples.size(); i++) {
            if (samples.get(i + 1).nanos() - samples.get(i).nanos() >= BURST_NANOS) {
                ends.add(samples.get(i));
            }
        }
        return ends;
    }
}

package io.tierengine.benchmarks.runner.run;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What was measured of one run.
 *
 * @param historyFactsPerSecond from the first to the end of history, warm-up of the JVM included; empty: the history was left out
 * @param live the measured stretch
 * @param cpu used while {@code changelogFacts} were committed
 * @param changelogFacts facts committed while the changelogs were measured
 * @param changelogs what was written to them meanwhile
 * @param stateBytes of the run's folder after it ended
 */
public record RunResult(
        String contender,
        OptionalDouble historyFactsPerSecond,
        Stretch live,
        CpuTime cpu,
        long changelogFacts,
        List<ChangelogUse> changelogs,
        long stateBytes) {

    public RunResult {
        changelogs = List.copyOf(changelogs);
    }

    /** Of the contender's process. */
    public double contenderCpuMicrosPerFact() {
        return cpu.contender().toNanos() / 1e3 / changelogFacts;
    }

    /** Of the contender, the broker and the registry. */
    public double cpuMicrosPerFact() {
        return cpu.all().toNanos() / 1e3 / changelogFacts;
    }

    /** Of all changelogs, on the broker's disk. */
    public double changelogBytesPerFact() {
        return (double) changelogs.stream().mapToLong(ChangelogUse::bytes).sum() / changelogFacts;
    }

    /** Mean size of a record, key and value together, over all changelogs; 0 where nothing was logged. */
    public double changelogRecordBytes() {
        long records = changelogs.stream().mapToLong(ChangelogUse::records).sum();
        double bytes = changelogs.stream()
                .mapToDouble(log -> log.records() * (log.meanKeyBytes() + log.meanValueBytes()))
                .sum();
        return records == 0 ? 0 : bytes / records;
    }
}

package io.tierengine.benchmarks.runner.run;

import java.util.List;

/**
 * What was measured of one run.
 *
 * @param historyFactsPerSecond from the first to the end of history, warm-up of the JVM included
 * @param live the measured stretch
 * @param changelogFacts facts committed while the changelogs were measured
 * @param changelogs what was written to them meanwhile
 * @param stateBytes of the run's folder after it ended
 */
public record RunResult(
        String contender,
        double historyFactsPerSecond,
        Stretch live,
        long changelogFacts,
        List<ChangelogUse> changelogs,
        long stateBytes) {

    public RunResult {
        changelogs = List.copyOf(changelogs);
    }

    /** Of all changelogs, on the broker's disk. */
    public double changelogBytesPerFact() {
        return (double) changelogs.stream().mapToLong(ChangelogUse::bytes).sum() / changelogFacts;
    }
}

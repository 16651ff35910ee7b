package io.tierengine.benchmarks.runner;

import io.tierengine.benchmarks.runner.run.ChangelogUse;
import io.tierengine.benchmarks.runner.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is told of a run as soon as it has ended. */
final class RunLines {

    private RunLines() {}

    static List<String> of(RunResult result) {
        List<String> lines = new ArrayList<>();
        String history = result.historyFactsPerSecond().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "%,9.0f facts/s history",
                        result.historyFactsPerSecond().getAsDouble())
                : "history left out";
        lines.add(String.format(
                Locale.ROOT,
                "%-14s %,10.0f facts/s live (%,d in %.1f s), %s, %6.1f B/fact of changelog, state %,d B,"
                        + " CPU %.2f us/fact, %.2f with the broker",
                result.contender(),
                result.live().factsPerSecond(),
                result.live().facts(),
                result.live().seconds(),
                history,
                result.changelogBytesPerFact(),
                result.stateBytes(),
                result.contenderCpuMicrosPerFact(),
                result.cpuMicrosPerFact()));
        for (ChangelogUse log : result.changelogs()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "    %-24s %6.3f records/fact, %6.1f B/fact, mean key %.1f B, mean value %.1f B",
                    log.topic(),
                    (double) log.records() / result.changelogFacts(),
                    (double) log.bytes() / result.changelogFacts(),
                    log.meanKeyBytes(),
                    log.meanValueBytes()));
        }
        return lines;
    }
}

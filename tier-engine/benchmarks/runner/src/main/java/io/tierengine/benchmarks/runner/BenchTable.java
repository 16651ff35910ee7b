package io.tierengine.benchmarks.runner;

import io.tierengine.benchmarks.runner.run.ChangelogUse;
import io.tierengine.benchmarks.runner.run.RunResult;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints runs as they end, then what they come to. */
final class BenchTable {

    private final PrintWriter out;
    private final Map<String, List<Double>> throughputs = new LinkedHashMap<>();

    BenchTable(PrintWriter out) {
        this.out = out;
    }

    void add(RunResult result) {
        throughputs
                .computeIfAbsent(result.contender(), name -> new ArrayList<>())
                .add(result.live().factsPerSecond());
        line(String.format(
                Locale.ROOT,
                "%-14s %,10.0f facts/s live (%,d in %.1f s), %,9.0f facts/s history, %6.1f B/fact of changelog, state %,d B",
                result.contender(),
                result.live().factsPerSecond(),
                result.live().facts(),
                result.live().seconds(),
                result.historyFactsPerSecond(),
                result.changelogBytesPerFact(),
                result.stateBytes()));
        for (ChangelogUse log : result.changelogs()) {
            line(String.format(
                    Locale.ROOT,
                    "    %-24s %6.3f records/fact, %6.1f B/fact, mean key %.1f B, mean value %.1f B",
                    log.topic(),
                    (double) log.records() / result.changelogFacts(),
                    (double) log.bytes() / result.changelogFacts(),
                    log.meanKeyBytes(),
                    log.meanValueBytes()));
        }
    }

    void print() {
        line("");
        line(String.format("%-14s %12s %12s %12s", "contender", "median/s", "least/s", "most/s"));
        throughputs.forEach((name, runs) -> {
            List<Double> sorted = runs.stream().sorted().toList();
            line(String.format(
                    Locale.ROOT,
                    "%-14s %,12.0f %,12.0f %,12.0f",
                    name,
                    median(sorted),
                    sorted.getFirst(),
                    sorted.getLast()));
        });
    }

    private static double median(List<Double> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private void line(String text) {
        out.println(text);
        out.flush();
    }
}

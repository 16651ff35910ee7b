package io.tierengine.benchmarks.core;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What was measured, one line per benchmark and number of active days. */
record CoreResults(List<Line> lines) {

    /**
     * One benchmark.
     *
     * @param nanosError half the width of the 99.9 % confidence interval
     * @param bytes allocated per operation
     */
    record Line(String benchmark, int activeDays, double nanos, double nanosError, double bytes) {}

    CoreResults {
        lines = List.copyOf(lines);
    }

    static CoreResults of(Collection<RunResult> results) {
        return new CoreResults(results.stream()
                .map(CoreResults::line)
                .sorted(Comparator.comparing(Line::benchmark).thenComparingInt(Line::activeDays))
                .toList());
    }

    String table() {
        var table = new StringBuilder(
                "%-14s %12s %12s %10s %12s%n".formatted("benchmark", "active days", "ns/op", "+-", "B/op"));
        for (Line line : lines) {
            table.append("%-14s %12d %12.1f %10.1f %12.1f%n"
                    .formatted(line.benchmark, line.activeDays, line.nanos, line.nanosError, line.bytes));
        }
        return table.toString();
    }

    void writeJson(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        Files.writeString(file, mapper.writeValueAsString(Map.of("core", lines)) + "\n");
    }

    private static Line line(RunResult result) {
        Result<?> time = result.getPrimaryResult();
        String name = result.getParams().getBenchmark();
        return new Line(
                name.substring(name.lastIndexOf('.') + 1),
                Integer.parseInt(result.getParams().getParam("activeDays")),
                time.getScore(),
                time.getScoreError(),
                bytes(result));
    }

    /** Of the calls alone where they were counted; otherwise JMH's figure for the whole run. */
    private static double bytes(RunResult result) {
        var results = result.getSecondaryResults();
        Result<?> counted = results.get("allocatedBytes");
        Result<?> customers = results.get("allocatedFor");
        if (counted != null && customers != null) {
            return counted.getScore() / customers.getScore();
        }
        Result<?> all = results.get("gc.alloc.rate.norm");
        if (all == null) {
            throw new IllegalStateException("JMH's gc profiler gave no gc.alloc.rate.norm, only " + results.keySet());
        }
        return all.getScore();
    }
}

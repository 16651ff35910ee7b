package io.tierengine.benchmarks.runner.result;

import io.tierengine.benchmarks.runner.data.DataShape;
import io.tierengine.benchmarks.runner.run.ChangelogUse;
import io.tierengine.benchmarks.runner.run.CpuTime;
import io.tierengine.benchmarks.runner.run.RunResult;
import io.tierengine.benchmarks.runner.run.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Runs of a second each. */
final class SampleRuns {

    private final List<Measured> runs = new ArrayList<>();

    /** One round of a contender after the other. */
    SampleRuns with(String contender, long... factsPerSecond) {
        for (int i = 0; i < factsPerSecond.length; i++) {
            RunResult result = new RunResult(
                    contender,
                    contender.startsWith("dsl") ? OptionalDouble.empty() : OptionalDouble.of(5),
                    new Stretch(factsPerSecond[i], 1_000_000_000),
                    new CpuTime(Duration.ofMillis(3), Duration.ofMillis(5)),
                    1_000,
                    List.of(
                            new ChangelogUse("hot-changelog", 500, 40_000, 9, 60),
                            new ChangelogUse("cold-changelog", 100, 15_000, 9, 120)),
                    2_000);
            runs.add(new Measured(i + 1, result));
        }
        return this;
    }

    Standings standings() {
        return new Standings(runs);
    }

    Report report() {
        return new Report(
                Instant.parse("2026-01-02T03:04:05Z"),
                Duration.ofSeconds(250),
                new Machine("a processor", 2, 8L << 30, "Linux", "Java", 0.1),
                new DataShape(10, 1_000, 20, 1, 4, 1),
                1_010,
                standings().rounds(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                "Equal.",
                standings());
    }
}

package io.tierengine.benchmarks.runner.result;

import io.tierengine.benchmarks.runner.data.DataShape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the engine should reach.
 *
 * @param what the figure, with its unit
 * @param atLeast whether more is better
 * @param bound which the figure must reach or not exceed
 * @param figure median; null where it wasn't measured
 */
public record Goal(
        String what,
        boolean atLeast,
        double bound,
        @Nullable Double figure) {

    /** All goals that a benchmark of this kind can show. */
    static List<Goal> of(Standings standings, DataShape shape) {
        boolean engineRan = standings.contenders().contains(Standings.ENGINE);
        return List.of(
                ratio(standings, "mirror", 0.5),
                ratio(standings, "flink-rocksdb", 2),
                ratio(standings, "dsl-hopping", 25),
                new Goal(
                        "changelog per fact, all changelogs, B",
                        false,
                        60,
                        engineRan
                                ? standings
                                        .spread(
                                                Standings.ENGINE,
                                                run -> run.result().changelogBytesPerFact())
                                        .median()
                                : null),
                new Goal(
                        "state on disk per customer with " + shape.activeDays() + " active days, B",
                        false,
                        250,
                        engineRan
                                ? standings
                                        .spread(
                                                Standings.ENGINE,
                                                run -> (double) run.result().stateBytes() / shape.customers())
                                        .median()
                                : null));
    }

    /** Whether it is reached; empty where it wasn't measured. */
    Optional<Boolean> holds() {
        return figure == null ? Optional.empty() : Optional.of(atLeast ? figure >= bound : figure <= bound);
    }

    /** Yes, no or not measured. */
    String verdict() {
        return holds().map(held -> held ? "yes" : "no").orElse("not measured");
    }

    /** As {@code at least 2}. */
    String bounds() {
        return (atLeast ? "at least " : "at most ")
                + String.format(Locale.ROOT, bound % 1 == 0 ? "%.0f" : "%.1f", bound);
    }

    private static Goal ratio(Standings standings, String other, double bound) {
        return new Goal(
                "throughput, " + Standings.ENGINE + "/" + other,
                true,
                bound,
                standings.ratioTo(other).map(ratio -> ratio.perRound().median()).orElse(null));
    }
}

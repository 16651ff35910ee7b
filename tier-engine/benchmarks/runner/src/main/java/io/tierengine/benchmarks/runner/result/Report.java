package io.tierengine.benchmarks.runner.result;

import io.tierengine.benchmarks.runner.data.DataShape;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Everything that a benchmark found.
 *
 * @param began when
 * @param took from the command's start to its end
 * @param records facts in the topic, sentinels included
 * @param equality whether the contenders' changes were compared with replay's, and what came of it
 */
public record Report(
        Instant began,
        Duration took,
        Machine machine,
        DataShape shape,
        long records,
        int rounds,
        Duration warmUp,
        Duration measure,
        String equality,
        Standings standings) {

    /** What a reader must know to compare the contenders. */
    static final List<String> NOTES = List.of(
            "Every contender shares the machine's cores with the broker, the schema registry and the runner. Ratios count; absolute"
                    + " figures are for orientation.",
            "Throughput is seen from outside: the slope of facts whose changes are committed, over live facts after the history"
                    + " and a warm-up.",
            "engine and dsl-hopping commit every 100 ms and log their state to the broker; Flink and Jet snapshot theirs to the"
                    + " local disk every second and commit then, with nothing logged per fact: a second of latency is the price.",
            "flink-heap and jet-heap hold all state in memory.",
            "mirror decides nothing: it writes one record of the engine's mean changelog record size per fact, to a compacted topic.",
            "dsl-hopping decides nothing either: it keeps a sum and a count in hopping windows of 30 days by one day, and starts at the"
                    + " live facts with empty windows, since it is too slow for the history.",
            "A ratio is the median of the ratios within the rounds. Goals are judged by it.");

    List<Goal> goals() {
        return Goal.of(standings, shape);
    }
}

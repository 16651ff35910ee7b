package io.tierengine.benchmarks.runner;

import io.tierengine.benchmarks.runner.data.DataShape;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a benchmark does.
 *
 * @param contenders in the order of the first round
 * @param warmUp live facts of this time aren't measured
 * @param measure how long each is measured, unless facts run out
 * @param budget no round is begun, after the second, that would be likely to end later than this; empty: take the time it takes
 * @param checked whether the deciding contenders must first give the changes of replay
 */
record BenchPlan(
        DataShape shape,
        List<ContenderSpec> contenders,
        int rounds,
        Duration warmUp,
        Duration measure,
        Optional<Duration> budget,
        boolean checked) {

    BenchPlan {
        contenders = List.copyOf(contenders);
        if (rounds < 1) {
            throw new IllegalArgumentException("there must be at least one round, not " + rounds);
        }
        contenders.forEach(ContenderCatalogue::check);
    }

    /** Those that decide tiers. */
    List<ContenderSpec> deciding() {
        return contenders.stream()
                .filter(spec -> ContenderCatalogue.DECIDING.contains(spec.name()))
                .toList();
    }

    /** Whether the first round runs the engine before the mirror. */
    boolean engineRunsBeforeMirror() {
        for (ContenderSpec spec : contenders) {
            if (spec.name().equals(ContenderCatalogue.ENGINE)) {
                return true;
            }
            if (spec.name().equals(ContenderCatalogue.MIRROR)) {
                return false;
            }
        }
        return false;
    }

    boolean hasMirror() {
        return contenders.stream().anyMatch(spec -> spec.name().equals(ContenderCatalogue.MIRROR));
    }
}

package io.tierengine.benchmarks.runner.result;

import io.tierengine.benchmarks.runner.run.RunResult;

/**
 * One contender's run in one round.
 *
 * @param round from 1
 */
public record Measured(int round, RunResult result) {

    String contender() {
        return result.contender();
    }

    double factsPerSecond() {
        return result.live().factsPerSecond();
    }
}

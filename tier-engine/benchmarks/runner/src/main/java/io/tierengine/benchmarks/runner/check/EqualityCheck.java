package io.tierengine.benchmarks.runner.check;

import io.tierengine.benchmarks.runner.data.DataShape;
import io.tierengine.benchmarks.runner.data.FactStream;
import io.tierengine.benchmarks.runner.run.Contender;
import io.tierengine.benchmarks.runner.run.DecidingRun;
import io.tierengine.benchmarks.runner.run.RunFailedException;
import io.tierengine.benchmarks.runner.run.Surroundings;
import io.tierengine.contract.TierChange;
import io.tierengine.contract.Transaction;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs contenders over a small data set and compares what they decide with {@code tier replay}: every change that takes effect
 * before the last fact, as a set per customer. Later ones depend on how a contender follows the clock when facts have run out.
 */
public final class EqualityCheck {

    private final Surroundings around;
    private final List<Decision> expected;
    private final Instant end;

    private EqualityCheck(Surroundings around, List<Decision> expected, Instant end) {
        this.around = around;
        this.expected = expected;
        this.end = end;
    }

    /** A check on loaded data of a shape. */
    public static EqualityCheck on(Surroundings around, DataShape shape) throws IOException {
        List<Transaction> facts = new ArrayList<>();
        new FactStream(shape).drawInto((partition, key, fact) -> facts.add(fact));
        Instant end = facts.getLast().getOccurredAt();
        List<Decision> expected = new ExpectedDecisions(around.policy(), around.workFolder())
                .on(facts, end).stream()
                        .filter(decision -> decision.effectiveAt().isBefore(end))
                        .toList();
        return new EqualityCheck(around, expected, end);
    }

    /** How many changes there must be. */
    public int changes() {
        return expected.size();
    }

    /**
     * Runs a contender.
     *
     * @param run unique name
     * @throws RunFailedException if it decides otherwise, or doesn't come to its end
     */
    public void require(Contender contender, String run) throws IOException, InterruptedException {
        List<Decision> found = new DecidingRun(around)
                .changes(contender, run, this::counts, expected.size()).stream()
                        .map(Decision::of)
                        .toList();
        Optional<String> difference = Comparison.firstDifference(expected, found);
        if (difference.isPresent()) {
            throw new RunFailedException(contender.name() + " decides otherwise than tier replay: " + difference.get());
        }
    }

    private boolean counts(TierChange change) {
        return change.getEffectiveAt().isBefore(end);
    }
}

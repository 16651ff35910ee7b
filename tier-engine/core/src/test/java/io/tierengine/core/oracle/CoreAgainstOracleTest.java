package io.tierengine.core.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The core against the oracle, on generated policies and histories. {@code -Dproperty.cases=100000} tries more,
 * {@code -Dproperty.seed=7} others; a failing case names its own seed, which with {@code -Dproperty.cases=1} tries it alone.
 */
class CoreAgainstOracleTest {

    private static final int CASES = Integer.getInteger("property.cases", 4_000);
    private static final long SEED = Long.getLong("property.seed", 20_260_101L);

    /** Below this many cases a rare clause may be missing by chance. */
    private static final int ENOUGH_FOR_THE_MIX = 1_000;

    @Test
    void shouldDecideAsTheSemanticsSayInWhateverStepsTimeIsMoved() {
        Mix mix = new Mix();
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            Scenario scenario = ScenarioGenerator.of(seed);

            Outcome expected = Outcome.ofOracle(scenario);
            Optional<String> difference = difference(scenario, expected);

            difference.ifPresent(_ -> fail(report(scenario)));
            mix.add(scenario, expected);
        }
        System.out.println(CASES + " scenarios from seed " + SEED + ":\n" + mix);
        if (CASES >= ENOUGH_FOR_THE_MIX) {
            assertThat(mix.missing()).as("clauses that never came up").isEmpty();
        }
    }

    private static Optional<String> difference(Scenario scenario, Outcome expected) {
        for (CoreRun.Manner manner : CoreRun.Manner.values()) {
            Optional<String> difference = difference(scenario, expected, manner);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> difference(Scenario scenario, Outcome expected, CoreRun.Manner manner) {
        try {
            Outcome actual = CoreRun.of(scenario, manner, expected);
            return actual.equals(expected)
                    ? Optional.empty()
                    : Optional.of("core, " + manner + ":\n" + text(actual) + "oracle:\n" + text(expected));
        } catch (RuntimeException e) {
            StackTraceElement top = e.getStackTrace()[0];
            return Optional.of("core, " + manner + ": " + e + " at " + top + "\noracle:\n" + text(expected));
        }
    }

    private static String text(Outcome outcome) {
        List<String> intakes = outcome.intakes();
        return "  " + intakes + "\n" + ScenarioListing.of(outcome.changes()) + "  " + outcome.stages() + "\n  "
                + outcome.segments() + "\n  " + outcome.alerts() + "\n";
    }

    private static String report(Scenario failing) {
        Scenario small = Shrinker.shrink(
                failing,
                scenario -> difference(scenario, Outcome.ofOracle(scenario)).isPresent());
        return "seed " + failing.seed() + ", shrunk from "
                + failing.facts().size() + " facts to " + small.facts().size() + ":\n"
                + ScenarioListing.of(small)
                + difference(small, Outcome.ofOracle(small)).orElse("it failed once, but not again");
    }
}

package io.tierengine.core.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.RangeTester;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.policy.LookAhead;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What is said to be certain of a customer's future comes true, whatever the policy; on the oracle's scenarios. {@code -Dproperty.cases}
 * and {@code -Dproperty.seed} as for the oracle.
 */
class CertaintyTest {

    private static final int CASES = Integer.getInteger("property.cases", 1_000);
    private static final long SEED = Long.getLong("property.seed", 11_000_000L);
    /** Below this many cases a rare outcome may be missing by chance. */
    private static final int ENOUGH_FOR_ALL = 400;

    private final RangeTester.Tally tally = new RangeTester.Tally();

    @Test
    void shouldBeRightAboutEveryNumberConditionAndClockUntilADayWhenNoFactComes() {
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            run(ScenarioGenerator.of(seed));
        }
        if (CASES >= ENOUGH_FOR_ALL) {
            assertThat(tally.certainConditions).isGreaterThan(CASES);
            assertThat(tally.openConditions).isGreaterThan(CASES);
            assertThat(tally.narrowNumbers).isGreaterThan(CASES);
            assertThat(tally.knownByClocks).isGreaterThan(CASES / 10);
            assertThat(tally.knownByRanges).isGreaterThan(CASES / 10);
            assertThat(tally.certainFalls).isGreaterThan(CASES / 50);
            assertThat(tally.inconclusive).isGreaterThan(CASES / 50);
        }
    }

    private void run(Scenario scenario) {
        SplittableRandom random = new SplittableRandom(scenario.seed());
        TierDecider decider = new TierDecider(scenario.policy());
        RangeTester tester = new RangeTester(decider, tally);
        CustomerState state = decider.newCustomer(Scenario.CUSTOMER);
        for (Fact fact : scenario.facts()) {
            decider.accept(state, fact, _ -> {});
            check(scenario, tester, state, random);
        }
        if (state.isEnrolled()) {
            decider.advance(state, state.asOfMillis() + random.nextLong(20L * 86_400_000), _ -> {});
            check(scenario, tester, state, random);
        }
    }

    private static void check(Scenario scenario, RangeTester tester, CustomerState state, SplittableRandom random) {
        if (!state.isEnrolled() || random.nextInt(3) == 0) {
            return;
        }
        int days = random.nextInt(1, 40);
        LookAhead asked = new LookAhead(random.nextInt(15), random.nextInt(15));
        String seed = "with -Dproperty.seed=" + scenario.seed() + " -Dproperty.cases=1, " + asked;
        assertThat(tester.problems(state, days)).as(seed).isEmpty();
        assertThat(tester.problemsOfSoonest(state, asked, random.nextInt(1, 10)))
                .as(seed)
                .isEmpty();
    }
}

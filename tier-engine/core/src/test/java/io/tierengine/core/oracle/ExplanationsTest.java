package io.tierengine.core.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.customer.TierChange;
import io.tierengine.core.explain.Explanation;
import io.tierengine.core.explain.Outcome;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.rfm.CutoffTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Explanations of the changes of generated scenarios; {@code -Dproperty.cases} and {@code -Dproperty.seed} as for the oracle. */
class ExplanationsTest {

    private static final int CASES = Integer.getInteger("property.cases", 2_000);
    private static final long SEED = Long.getLong("property.seed", 20_260_501L);

    /** Below this many cases a rare kind may be missing by chance. */
    private static final int ENOUGH_FOR_ALL_KINDS = 400;

    private static final long DAY = 86_400_000L;

    @Test
    void shouldTellEnoughToComputeScoreConditionsAndOutcomeAgain() {
        Set<Outcome.Move> moves = EnumSet.noneOf(Outcome.Move.class);
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            for (TierChange change : explained(ScenarioGenerator.of(seed)).changes()) {
                assertThat(ExplanationChecker.problems(change))
                        .as("seed %d: %s", seed, change)
                        .isEmpty();
                moves.add(explanationOf(change).outcome().move());
            }
        }
        if (CASES >= ENOUGH_FOR_ALL_KINDS) {
            assertThat(moves).containsExactlyInAnyOrder(Outcome.Move.values());
        }
    }

    @Test
    void shouldNoticeWhatDoesNotFollow() {
        TierChange sound = changeWithScore();
        Explanation why = explanationOf(sound);

        assertThat(ExplanationChecker.problems(with(sound, sound.newTier(), sound.score() + 1, why)))
                .singleElement()
                .asString()
                .startsWith("the score");
        assertThat(ExplanationChecker.problems(
                        with(sound, Objects.requireNonNull(sound.previousTier()), sound.score(), why)))
                .isNotEmpty();
        assertThat(ExplanationChecker.problems(with(sound, sound.newTier(), sound.score(), lifted(why))))
                .anyMatch(problem -> problem.startsWith("enter of"));
    }

    private static TierChange changeWithScore() {
        for (long seed = SEED; ; seed++) {
            for (TierChange change : explained(ScenarioGenerator.of(seed)).changes()) {
                if (!explanationOf(change).dimensions().isEmpty()
                        && change.score() != Decimals.ABSENT
                        && change.direction() == TierChange.Direction.UPGRADED) {
                    return change;
                }
            }
        }
    }

    private static TierChange with(TierChange change, String newTier, long score, Explanation why) {
        return new TierChange(
                change.customerId(),
                change.sequence(),
                change.previousTier(),
                newTier,
                change.direction(),
                change.cause(),
                change.causeId(),
                change.effectiveAtMillis(),
                score,
                why);
    }

    /** With {@code enter} of every tier told to be the opposite. */
    private static Explanation lifted(Explanation why) {
        return new Explanation(
                why.dimensions(),
                why.tiers().stream()
                        .map(tier -> new Explanation.TierPart(
                                tier.id(), !tier.enter(), tier.retain(), tier.enterEvidence(), tier.retainEvidence()))
                        .toList(),
                why.guards(),
                why.outcome(),
                why.gap(),
                why.projection());
    }

    @Test
    void shouldExplainAndDecideTheSameWhenTheHistoryIsAwayAndWhenNobodyAsks() {
        int brought = 0;
        for (long seed = SEED; seed < SEED + CASES / 2; seed++) {
            Scenario scenario = ScenarioGenerator.of(seed);
            ExplainedRun kept = explained(scenario);
            ExplainedRun stored = new ExplainedRun(scenario, true);
            run(stored, scenario);

            assertThat(stored.changes()).as("seed %d", seed).isEqualTo(kept.changes());
            assertThat(kept.changes().stream().map(io.tierengine.core.oracle.Outcome::comparable))
                    .as("seed %d", seed)
                    .isEqualTo(
                            io.tierengine.core.oracle.Outcome.ofOracle(scenario).changes());
            brought += stored.broughtToExplain();
        }
        assertThat(brought).as("histories brought back to explain").isPositive();
    }

    @Test
    void shouldProjectTheNextFallToTheInstantWhenNoFactComes() {
        int falls = 0;
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            // What is foretold, no other cut-offs will undo.
            Scenario scenario = ScenarioGenerator.of(seed).withCutoffs(CutoffTable.EMPTY);
            ExplainedRun run = new ExplainedRun(scenario, false);
            int facts = 1 + (int) (seed % scenario.facts().size());
            List<Fact> known = scenario.facts().subList(0, facts);
            known.subList(0, facts - 1).forEach(run::accept);
            run.advance(known.getLast().occurredAtMillis());
            int before = run.changes().size();
            run.accept(known.getLast());
            run.advance(run.asOfMillis() + 1_200 * DAY);
            falls += checkProjections(scenario.policy(), run.changes(), before, seed);
        }
        assertThat(falls).as("falls that were foreseen").isGreaterThan(CASES / 20);
    }

    /** The projections of the changes from one on hold up against the changes after each; says how many falls came true. */
    private static int checkProjections(Policy policy, List<TierChange> changes, int from, long seed) {
        // Where every hour counts, as many evaluations as are made at most don't go as far.
        boolean byHours = PolicyFrame.hasHours(policy)
                || policy.metrics().stream()
                        .anyMatch(metric -> metric.aggregate().isOfCases());
        long leastDays = byHours ? 160 : 1_090;
        int falls = 0;
        for (int i = from; i < changes.size(); i++) {
            TierChange change = changes.get(i);
            Explanation.Projection projection = explanationOf(change).projection();
            int fall = nextFall(changes, i + 1);
            boolean isSeen =
                    fall < changes.size() && changes.get(fall).effectiveAtMillis() <= projection.seenToMillis();
            assertThat(projection.fallAtMillis())
                    .as("seed %d, after %s", seed, change)
                    .isEqualTo(isSeen ? changes.get(fall).effectiveAtMillis() : Long.MAX_VALUE);
            assertThat(projection.fallTier())
                    .as("seed %d, after %s", seed, change)
                    .isEqualTo(isSeen ? lastAtThatInstant(changes, fall).newTier() : null);
            assertThat(projection.seenToMillis())
                    .as("seed %d: up to where was looked", seed)
                    .isGreaterThanOrEqualTo(isSeen ? 0 : change.effectiveAtMillis() + leastDays * DAY);
            falls += isSeen ? 1 : 0;
        }
        return falls;
    }

    private static int nextFall(List<TierChange> changes, int from) {
        int next = from;
        while (next < changes.size() && changes.get(next).direction() != TierChange.Direction.DOWNGRADED) {
            next++;
        }
        return next;
    }

    private static TierChange lastAtThatInstant(List<TierChange> changes, int index) {
        int last = index;
        while (last + 1 < changes.size()
                && changes.get(last + 1).effectiveAtMillis()
                        == changes.get(index).effectiveAtMillis()) {
            last++;
        }
        return changes.get(last);
    }

    private static ExplainedRun explained(Scenario scenario) {
        ExplainedRun run = new ExplainedRun(scenario, false);
        run(run, scenario);
        return run;
    }

    private static void run(ExplainedRun run, Scenario scenario) {
        scenario.facts().forEach(run::accept);
        run.advance(scenario.untilMillis());
    }

    private static Explanation explanationOf(TierChange change) {
        return Objects.requireNonNull(change.explanation());
    }
}

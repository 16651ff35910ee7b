package io.tierengine.core.oracle;

import io.tierengine.core.fact.Assessment;
import io.tierengine.core.fact.Event;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Profile;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.rfm.CutoffTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes a whole scenario from a seed: first what the customer does, then rules that fit it. */
final class ScenarioGenerator {

    private static final int MOMENTS = 5;

    private ScenarioGenerator() {}

    static Scenario of(long seed) {
        Dice dice = new Dice(seed);
        Policy bare = new PolicyFrame(dice).next();
        HistoryGenerator history = new HistoryGenerator(dice, bare);
        List<Fact> facts = history.next();
        long until = history.until(facts);

        RfmGenerator segmenting =
                new RfmGenerator(dice, bare.zone(), new RuleGenerator(dice, bare, moments(dice, bare, facts)));
        Policy frame = PolicyFrame.with(bare, segmenting.rfm());
        RuleGenerator scoring = new RuleGenerator(dice, frame, moments(dice, frame, facts));
        Policy scored = PolicyFrame.with(frame, scoring.dimensions(), frame.tiers(), frame.guards());
        RuleGenerator rules = new RuleGenerator(dice, scored, moments(dice, scored, facts));
        Policy policy = PolicyFrame.with(scored, scored.dimensions(), rules.tiers(), rules.guards());
        Policy watched = new WatchGenerator(dice, policy, rules).watched();
        return new Scenario(seed, watched, segmenting.counted(watched.rfm(), facts), facts, until);
    }

    private static List<OracleView> moments(Dice dice, Policy policy, List<Fact> facts) {
        OracleCalendar calendar = new OracleCalendar(policy.zone());
        List<OracleView> moments = new ArrayList<>();
        for (int i = 0; i < MOMENTS; i++) {
            Instant at = Instant.ofEpochMilli(
                    dice.oneOf(facts).occurredAtMillis() + (i == 0 ? 0 : dice.between(0, 86_400_000)));
            List<Fact> known = facts.stream()
                    .filter(fact ->
                            !Instant.ofEpochMilli(fact.occurredAtMillis()).isAfter(at))
                    .toList();
            moments.add(new OracleView(
                    policy,
                    calendar,
                    at,
                    known.stream()
                            .filter(Event.class::isInstance)
                            .map(fact -> OracleEvent.accepted((Event) fact, policy.refunds(), calendar, at))
                            .toList(),
                    known.stream()
                            .filter(Profile.class::isInstance)
                            .map(Profile.class::cast)
                            .reduce((a, b) -> b)
                            .orElse(null),
                    known.stream()
                            .filter(Assessment.class::isInstance)
                            .map(Assessment.class::cast)
                            .toList(),
                    OracleRfm.inForce(policy.rfm(), CutoffTable.EMPTY, at)));
        }
        return moments;
    }
}

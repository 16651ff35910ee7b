package io.tierengine.core.oracle;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.metric.Source;
import io.tierengine.core.metric.Window;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.risk.RiskRules;
import io.tierengine.core.risk.Signal;
import io.tierengine.core.score.Dimension;
import io.tierengine.core.tier.Guard;
import io.tierengine.core.tier.Tier;
import io.tierengine.core.tier.Transitions;
import io.tierengine.core.time.CalendarDuration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes a failing scenario small: drops facts, then simplifies the policy, for as long as it goes on failing. */
final class Shrinker {

    private static final int MOST_ATTEMPTS = 4_000;

    private final Predicate<Scenario> fails;
    private int attempts;

    private Shrinker(Predicate<Scenario> fails) {
        this.fails = fails;
    }

    static Scenario shrink(Scenario failing, Predicate<Scenario> fails) {
        return new Shrinker(fails).smallest(failing);
    }

    private Scenario smallest(Scenario failing) {
        Scenario best = failing;
        boolean smaller = true;
        while (smaller && attempts < MOST_ATTEMPTS) {
            Scenario before = best;
            Stream<Scenario> simpler = Stream.concat(simplerPolicies(before), before.withFewerCutoffs());
            best = firstFailing(Stream.concat(fewerFacts(before), simpler), before);
            smaller = !best.equals(before);
        }
        return best;
    }

    private Scenario firstFailing(Stream<Scenario> candidates, Scenario otherwise) {
        return candidates
                .filter(candidate -> attempts++ < MOST_ATTEMPTS && fails.test(candidate))
                .findFirst()
                .orElse(otherwise);
    }

    private static Stream<Scenario> fewerFacts(Scenario scenario) {
        List<Fact> facts = scenario.facts();
        List<Scenario> candidates = new ArrayList<>();
        for (int length = facts.size() / 2; length >= 1; length /= 2) {
            for (int from = 0; from + length <= facts.size(); from += length) {
                List<Fact> rest = new ArrayList<>(facts);
                rest.subList(from, from + length).clear();
                candidates.add(scenario.withFacts(rest));
            }
        }
        return candidates.stream();
    }

    private static Stream<Scenario> simplerPolicies(Scenario scenario) {
        Policy policy = scenario.policy();
        return Stream.of(
                        fewerGuards(policy),
                        withoutRfm(policy),
                        simplerConditions(policy),
                        lessToWatch(policy),
                        simplerScores(policy),
                        simplerMetrics(policy),
                        simplerClocks(policy))
                .flatMap(policies -> policies)
                .filter(simpler -> !simpler.equals(policy))
                .map(scenario::withPolicy);
    }

    private static Stream<Policy> lessToWatch(Policy policy) {
        List<Policy> simpler = new ArrayList<>();
        RiskRules risk = policy.risk();
        if (risk != null) {
            simpler.add(PolicyFrame.watching(policy, null));
            for (Signal signal : risk.signals()) {
                List<Signal> rest = new ArrayList<>(risk.signals());
                rest.remove(signal);
                simpler.add(PolicyFrame.watching(
                        policy,
                        new RiskRules(
                                rest,
                                risk.thresholds(),
                                null,
                                risk.dwell(),
                                risk.alertsPerDay(),
                                risk.overrideNotice())));
            }
        }
        return simpler.stream();
    }

    private static Stream<Policy> fewerGuards(Policy policy) {
        return policy.guards().stream().map(guard -> {
            List<Guard> rest = new ArrayList<>(policy.guards());
            rest.remove(guard);
            return PolicyFrame.with(policy, policy.dimensions(), policy.tiers(), rest);
        });
    }

    private static Stream<Policy> withoutRfm(Policy policy) {
        String rules = policy.dimensions() + " " + policy.tiers() + " " + policy.guards();
        return policy.rfm() == null || rules.contains("rfm.") || rules.contains("Segment[]")
                ? Stream.empty()
                : Stream.of(PolicyFrame.with(policy, null));
    }

    private static Stream<Policy> simplerConditions(Policy policy) {
        List<Policy> simpler = new ArrayList<>();
        for (int i = 1; i < policy.tiers().size(); i++) {
            Tier tier = policy.tiers().get(i);
            for (Condition enter : simpler(tier.enter())) {
                simpler.add(withTier(policy, i, new Tier(tier.id(), enter, tier.retain())));
            }
            for (Condition retain : simpler(tier.retain())) {
                simpler.add(withTier(policy, i, new Tier(tier.id(), tier.enter(), retain)));
            }
        }
        return simpler.stream();
    }

    private static Policy withTier(Policy policy, int index, Tier tier) {
        List<Tier> tiers = new ArrayList<>(policy.tiers());
        tiers.set(index, tier);
        return PolicyFrame.with(policy, policy.dimensions(), tiers, policy.guards());
    }

    private static List<Condition> simpler(Condition condition) {
        List<Condition> parts = new ArrayList<>();
        if (condition instanceof Condition.Always) {
            return parts;
        }
        parts.add(new Condition.Always(false));
        parts.add(new Condition.Always(true));
        switch (condition) {
            case Condition.And and -> parts.addAll(and.operands());
            case Condition.Or or -> parts.addAll(or.operands());
            case Condition.Not not -> parts.add(not.operand());
            case Condition.Choice choice -> parts.addAll(List.of(choice.whenTrue(), choice.whenFalse()));
            case Condition.Same same -> parts.addAll(List.of(same.left(), same.right()));
            default -> {}
        }
        return parts;
    }

    private static Stream<Policy> simplerScores(Policy policy) {
        List<Policy> simpler = new ArrayList<>();
        simpler.add(PolicyFrame.with(policy, List.of(), policy.tiers(), policy.guards()));
        for (int i = 0; i < policy.dimensions().size(); i++) {
            Dimension dimension = policy.dimensions().get(i);
            for (int j = 0;
                    dimension.indicators().size() > 1
                            && j < dimension.indicators().size();
                    j++) {
                List<Dimension> dimensions = new ArrayList<>(policy.dimensions());
                dimensions.set(
                        i,
                        new Dimension(
                                dimension.name(),
                                dimension.weight(),
                                List.of(dimension.indicators().get(j))));
                simpler.add(PolicyFrame.with(policy, dimensions, policy.tiers(), policy.guards()));
            }
        }
        return simpler.stream().filter(candidate -> !seesLostDimension(candidate));
    }

    /** Dimensions are known by their place: one that an expression names must stay. */
    private static boolean seesLostDimension(Policy policy) {
        return policy.dimensions().isEmpty() && (policy.tiers() + " " + policy.guards()).contains("Dimension[");
    }

    private static Stream<Policy> simplerMetrics(Policy policy) {
        List<Policy> simpler = new ArrayList<>();
        for (int i = 0; i < policy.metrics().size(); i++) {
            Metric metric = policy.metrics().get(i);
            Metric plain = new Metric(
                    metric.name(), Source.TRANSACTIONS, Set.of(), null, Aggregate.COUNT, null, new Window.Lifetime());
            Metric unfiltered = new Metric(
                    metric.name(),
                    metric.source(),
                    Set.of(),
                    null,
                    metric.aggregate(),
                    metric.field(),
                    metric.window(),
                    metric.cases());
            for (Metric candidate : List.of(plain, unfiltered)) {
                List<Metric> metrics = new ArrayList<>(policy.metrics());
                metrics.set(i, candidate);
                simpler.add(with(policy, policy.zone(), metrics, policy.transitions()));
            }
        }
        return simpler.stream();
    }

    private static Stream<Policy> simplerClocks(Policy policy) {
        Transitions t = policy.transitions();
        CalendarDuration zero = CalendarDuration.ZERO;
        return Stream.of(
                with(policy, ZoneOffset.UTC, policy.metrics(), t),
                withClocks(policy, zero, t.grace(), t.minimumHold()),
                withClocks(policy, t.sustained(), zero, t.minimumHold()),
                withClocks(policy, t.sustained(), t.grace(), zero));
    }

    private static Policy withClocks(
            Policy policy, CalendarDuration sustained, CalendarDuration grace, CalendarDuration hold) {
        Transitions t = policy.transitions();
        return with(
                policy,
                policy.zone(),
                policy.metrics(),
                new Transitions(sustained, t.upgradeMaxSteps(), grace, hold, t.downgradeMaxSteps()));
    }

    private static Policy with(Policy policy, ZoneId zone, List<Metric> metrics, Transitions transitions) {
        return new Policy(
                policy.name(),
                policy.version(),
                zone,
                policy.currency(),
                policy.refunds(),
                policy.deduplication(),
                policy.profileAttributes(),
                metrics,
                policy.dimensions(),
                policy.tiers(),
                policy.guards(),
                transitions,
                policy.lifecycle(),
                policy.rfm(),
                policy.risk(),
                policy.criteria());
    }
}

package io.tierengine.core.customer;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Intake;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.metric.Source;
import io.tierengine.core.metric.Window;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.policy.RefundRule;
import io.tierengine.core.tier.Guard;
import io.tierengine.core.tier.Tier;
import io.tierengine.core.tier.Transitions;
import io.tierengine.core.time.CalendarDuration;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One customer under a small policy of four tiers, told in the words of the domain. */
final class DecisionTester {

    private static final String CUSTOMER = "c-1";

    private CalendarDuration sustained = CalendarDuration.ZERO;
    private CalendarDuration grace = CalendarDuration.ZERO;
    private CalendarDuration minimumHold = CalendarDuration.ZERO;
    private int upgradeSteps = Transitions.UNLIMITED;
    private int downgradeSteps = Transitions.UNLIMITED;
    private final List<String> changes = new ArrayList<>();
    private @Nullable TierDecider decider;
    private @Nullable CustomerState customer;
    private int ids;

    DecisionTester sustained(String duration) {
        sustained = CalendarDuration.parse(duration);
        return this;
    }

    DecisionTester grace(String duration) {
        grace = CalendarDuration.parse(duration);
        return this;
    }

    DecisionTester minimumHold(String duration) {
        minimumHold = CalendarDuration.parse(duration);
        return this;
    }

    DecisionTester upgradeSteps(int steps) {
        upgradeSteps = steps;
        return this;
    }

    DecisionTester downgradeSteps(int steps) {
        downgradeSteps = steps;
        return this;
    }

    DecisionTester surveyed(String at, String level) {
        take(survey("survey-" + ids++, at, level));
        return this;
    }

    DecisionTester complained(String at) {
        take(new Interaction("complaint-" + ids++, CUSTOMER, millis(at), "COMPLAINT", Decimals.ABSENT, null, Map.of()));
        return this;
    }

    /** @param expires empty: for good */
    DecisionTester override(String at, TierOverride.Kind kind, String tier, String from, String expires) {
        long until = expires.isEmpty() ? Decimals.ABSENT : millis(expires);
        take(new TierOverride(CUSTOMER, millis(at), kind, tier, null, null, millis(from), until));
        return this;
    }

    Interaction survey(String id, String at, String level) {
        long mark = Decimals.unscaled(new BigDecimal(level), Decimals.PLACES);
        return new Interaction(id, CUSTOMER, millis(at), "SURVEY", mark, null, Map.of());
    }

    Intake take(Fact fact) {
        return decider().accept(customer(), fact, this::note);
    }

    DecisionTester until(String instant) {
        decider().advance(customer(), millis(instant), this::note);
        return this;
    }

    String tier() {
        return "t" + customer().effectiveTier();
    }

    List<String> changes() {
        return changes;
    }

    List<String> changesAfterEnrolment() {
        return changes.subList(1, changes.size());
    }

    private void note(TierChange change) {
        changes.add("%s %s -> %s %s %s"
                .formatted(
                        Instant.ofEpochMilli(change.effectiveAtMillis()),
                        change.previousTier() == null ? "-" : change.previousTier(),
                        change.newTier(),
                        change.direction(),
                        change.cause()));
    }

    private TierDecider decider() {
        if (decider == null) {
            decider = new TierDecider(policy());
        }
        return decider;
    }

    private CustomerState customer() {
        if (customer == null) {
            customer = decider().newCustomer(CUSTOMER);
        }
        return customer;
    }

    private Policy policy() {
        Metric level = interactions("level", "SURVEY", Aggregate.LAST, EventNumber.VALUE, new Window.Lifetime());
        Metric complaints = interactions("complaints", "COMPLAINT", Aggregate.COUNT, null, new Window.RollingDays(1));
        List<Tier> tiers = IntStream.range(0, 4).mapToObj(DecisionTester::tier).toList();
        Guard unhappy = new Guard("unhappy", atLeast(1, "complaints", Decimals.ONE), 1);
        return new Policy(
                "levels",
                1,
                ZoneOffset.UTC,
                "EUR",
                RefundRule.ORIGINAL_DAY,
                CalendarDuration.ofDays(7),
                List.of(),
                List.of(level, complaints),
                List.of(),
                tiers,
                List.of(unhappy),
                new Transitions(sustained, upgradeSteps, grace, minimumHold, downgradeSteps));
    }

    private static Metric interactions(
            String name, String type, Aggregate aggregate, @Nullable EventNumber field, Window window) {
        return new Metric(name, Source.INTERACTIONS, Set.of(type), null, aggregate, field, window);
    }

    private static Tier tier(int index) {
        return index == 0
                ? new Tier("t0", new Condition.Always(true), new Condition.Always(true))
                : new Tier(
                        "t" + index,
                        atLeast(0, "level", index * Decimals.ONE),
                        atLeast(0, "level", index * Decimals.ONE - Decimals.ONE / 2));
    }

    private static Condition atLeast(int metric, String name, long micros) {
        return new Condition.NumberComparison(
                Comparison.GREATER_OR_EQUAL,
                new NumberExpression.Metric(metric, name),
                new NumberExpression.Literal(micros));
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}

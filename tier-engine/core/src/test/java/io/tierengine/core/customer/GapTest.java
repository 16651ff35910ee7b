package io.tierengine.core.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.explain.Gap;
import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.fact.Event;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.metric.Source;
import io.tierengine.core.metric.Window;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.policy.RefundRule;
import io.tierengine.core.score.Band;
import io.tierengine.core.score.Dimension;
import io.tierengine.core.score.Indicator;
import io.tierengine.core.tier.Guard;
import io.tierengine.core.tier.Tier;
import io.tierengine.core.tier.Transitions;
import io.tierengine.core.time.CalendarDuration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Property of the gap: granting exactly what a way says is enough for the next tier, and a unit less of any of its needs isn't. On
 * random policies over sums and counts, each fed by a type of interaction of its own, so that a need can be granted by itself.
 */
class GapTest {

    private static final int CASES = Integer.getInteger("property.cases", 3_000);
    private static final long SEED = Long.getLong("property.seed", 20_260_601L);

    private static final int METRICS = 4;
    private static final long START = 1_767_225_600_000L;

    @Test
    void shouldBeEnoughAndNotTooMuch() {
        int ways = 0;
        int scored = 0;
        int several = 0;
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            for (Gap.Way way : waysOf(seed)) {
                if (way.needs().stream().allMatch(GapTest::canBeGranted)) {
                    assertEnoughAndNotTooMuch(seed, way);
                    ways++;
                    scored += way.needs().stream()
                                    .anyMatch(need -> need.condition().contains("score"))
                            ? 1
                            : 0;
                    several += way.needs().size() > 1 ? 1 : 0;
                }
            }
        }
        System.out.printf(
                "%d cases: %d ways granted, %d by the score, %d of several needs%n", CASES, ways, scored, several);
        assertThat(ways).isGreaterThan(CASES / 2);
        assertThat(scored).isGreaterThan(CASES / 20);
        assertThat(several).isGreaterThan(CASES / 20);
    }

    private static void assertEnoughAndNotTooMuch(long seed, Gap.Way way) {
        List<Gap.Need> needs = way.needs();
        assertThat(tierAfter(seed, needs, -1))
                .as("seed %d: granted %s", seed, way)
                .isGreaterThanOrEqualTo(1);
        for (int less = 0; less < needs.size(); less++) {
            assertThat(tierAfter(seed, needs, less))
                    .as("seed %d: a unit less of %s, of %s", seed, needs.get(less), way)
                    .isZero();
        }
    }

    private static boolean canBeGranted(Gap.Need need) {
        return need.who() == Gap.Who.FACTS && need.metric() != null && need.missing() > 0;
    }

    /** The effective tier of the customer, which was in the lowest, with a need granted but for a unit. */
    private static int tierAfter(long seed, List<Gap.Need> needs, int less) {
        Case one = new Case(seed);
        one.begin();
        for (int i = 0; i < needs.size(); i++) {
            one.grant(needs.get(i), i == less);
        }
        return one.customer.effectiveTier();
    }

    private static List<Gap.Way> waysOf(long seed) {
        Case one = new Case(seed);
        one.begin();
        return one.customer.effectiveTier() == 0 ? one.gap().ways() : List.of();
    }

    /** A random policy of two tiers and a customer with random facts. */
    private static final class Case {

        private final SplittableRandom random;
        private final Policy policy;
        private final TierDecider decider;
        private final CustomerState customer;
        private int ids;

        Case(long seed) {
            random = new SplittableRandom(seed);
            policy = policy();
            decider = new TierDecider(policy);
            customer = decider.newCustomer("c1");
        }

        /** Facts, and one that moves time on. */
        void begin() {
            for (int metric = 0; metric < METRICS; metric++) {
                for (int i = random.nextInt(3); i > 0; i--) {
                    take(event(metric, amount()));
                }
            }
            take(new Interaction("last", "c1", START + 1_000, "OTHER", Decimals.ABSENT, null, Map.of()));
        }

        Gap gap() {
            return Objects.requireNonNull(decider.explain(customer).gap());
        }

        void grant(Gap.Need need, boolean unitLess) {
            int metric = Integer.parseInt(
                    Objects.requireNonNull(need.metric()).name().substring(1));
            if (need.metric().aggregate() == Aggregate.COUNT) {
                for (long i = need.missing() / Decimals.ONE - (unitLess ? 1 : 0); i > 0; i--) {
                    take(event(metric, Decimals.ONE));
                }
            } else {
                take(event(metric, need.missing() - (unitLess ? 1 : 0)));
            }
        }

        private void take(Fact fact) {
            decider.accept(customer, fact, _ -> {});
        }

        private Event event(int metric, long value) {
            return new Interaction("e" + ids++, "c1", START, "T" + metric, value, null, Map.of());
        }

        private long amount() {
            return random.nextInt(4) == 0
                    ? random.nextLong(1, 20 * Decimals.ONE)
                    : random.nextInt(1, 20) * Decimals.ONE;
        }

        private Policy policy() {
            List<Metric> metrics =
                    IntStream.range(0, METRICS).mapToObj(this::metric).toList();
            Tier low = new Tier("low", new Condition.Always(true), new Condition.Always(true));
            Condition enter = condition(3);
            Tier high = new Tier("high", enter, enter);
            List<Guard> guards =
                    random.nextInt(3) == 0 ? List.of(new Guard("g", new Condition.Not(condition(1)), 0)) : List.of();
            return new Policy(
                    "gaps",
                    1,
                    ZoneOffset.UTC,
                    "EUR",
                    RefundRule.ORIGINAL_DAY,
                    CalendarDuration.ofDays(7),
                    List.of(),
                    metrics,
                    List.of(dimension("d0"), dimension("d1")),
                    List.of(low, high),
                    guards,
                    new Transitions(
                            CalendarDuration.ZERO,
                            Transitions.UNLIMITED,
                            CalendarDuration.ZERO,
                            CalendarDuration.ZERO,
                            Transitions.UNLIMITED));
        }

        private Metric metric(int index) {
            boolean counts = index % 2 == 1;
            return new Metric(
                    "m" + index,
                    Source.INTERACTIONS,
                    Set.of("T" + index),
                    null,
                    counts ? Aggregate.COUNT : Aggregate.SUM,
                    counts ? null : EventNumber.VALUE,
                    random.nextBoolean() ? new Window.RollingDays(30) : new Window.Lifetime());
        }

        private Dimension dimension(String name) {
            List<Indicator> indicators = new ArrayList<>();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                int metric = random.nextInt(METRICS);
                indicators.add(new Indicator(
                        "m" + metric,
                        new NumberExpression.Metric(metric, "m" + metric),
                        random.nextInt(1, 4) * Decimals.ONE,
                        0,
                        random.nextBoolean(),
                        bands()));
            }
            return new Dimension(name, random.nextInt(1, 4) * Decimals.ONE, indicators);
        }

        /** Rising points for rising values. */
        private List<Band> bands() {
            TreeSet<Integer> bounds =
                    new TreeSet<>(Arrays.asList(random.nextInt(60), random.nextInt(60), random.nextInt(60)));
            List<Band> bands = new ArrayList<>();
            int points = 100;
            for (int bound : bounds.descendingSet()) {
                bands.add(new Band(bound * Decimals.ONE, points * Decimals.ONE));
                points -= random.nextInt(1, 33);
            }
            bands.add(new Band(Decimals.ABSENT, 0));
            return bands;
        }

        /** More of any metric never makes one false. */
        private Condition condition(int depth) {
            int kind = depth == 0 ? 2 + random.nextInt(3) : random.nextInt(5);
            return switch (kind) {
                case 0 -> new Condition.And(List.of(condition(depth - 1), condition(depth - 1)));
                case 1 -> new Condition.Or(List.of(condition(depth - 1), condition(depth - 1)));
                case 2 -> atLeast(new NumberExpression.Score(), random.nextInt(20, 90));
                default -> {
                    int metric = random.nextInt(METRICS);
                    Condition asked = atLeast(
                            new NumberExpression.Metric(metric, "m" + metric),
                            random.nextInt(1, metric % 2 == 1 ? 6 : 60));
                    yield random.nextInt(4) == 0 ? new Condition.Not(new Condition.Not(asked)) : asked;
                }
            };
        }

        private Condition atLeast(NumberExpression left, int bound) {
            return random.nextBoolean()
                    ? new Condition.NumberComparison(
                            random.nextBoolean() ? Comparison.GREATER_OR_EQUAL : Comparison.GREATER,
                            left,
                            new NumberExpression.Literal(bound * Decimals.ONE))
                    : new Condition.Not(new Condition.NumberComparison(
                            Comparison.LESS, left, new NumberExpression.Literal(bound * Decimals.ONE)));
        }
    }
}

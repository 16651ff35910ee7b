package io.tierengine.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.Scope;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.oracle.RandomPolicies;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.score.Dimension;
import io.tierengine.core.tier.Tier;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

/**
 * The search for what is missing against its plain form, on random policies and random customers: the same ways, in the same order, to the last
 * letter and micro. One finder's knowledge of the policy serves all of its customers. {@code -Dproperty.cases} and {@code -Dproperty.seed} as for
 * the oracle.
 */
class GapsAgainstPlainTest {

    private static final int CASES = Integer.getInteger("property.cases", 2_000);
    private static final long SEED = Long.getLong("property.seed", 20_261_101L);
    private static final int CUSTOMERS = 6;

    private int ways;
    private int ofScore;
    private int ofSeveral;

    @Test
    void shouldFindWhatThePlainSearchFindsWhenPoliciesAreRandom() {
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            compare(seed, RandomPolicies.of(seed));
        }
        assertThat(ways).isGreaterThan(CASES);
    }

    @Test
    void shouldFindWhatThePlainSearchFindsWhenTiersAskForScoreAndMetrics() {
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            Policy policy = RandomPolicies.of(seed);
            if (!policy.dimensions().isEmpty() && !policy.metrics().isEmpty()) {
                compare(seed, askingForScore(policy, new SplittableRandom(seed)));
            }
        }
        System.out.printf("%d ways, %d by the score, %d of several needs%n", ways, ofScore, ofSeveral);
        assertThat(ofScore).isGreaterThan(CASES / 2);
        assertThat(ofSeveral).isGreaterThan(CASES / 4);
    }

    private void compare(long seed, Policy policy) {
        Variables variables = new Variables(policy);
        PolicyTexts texts = new PolicyTexts(policy);
        IdentityHashMap<List<Condition>, List<Condition>> orders = new IdentityHashMap<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CUSTOMERS; i++) {
            Scope customer = new RandomCustomer(policy, random.split());
            for (int tier = 1; tier < policy.tiers().size(); tier++) {
                boolean isEntered = random.nextInt(10) == 0;
                WhatIf whatIf = new WhatIf(policy, variables, customer);
                NeedOf needs = new NeedOf(policy, texts, customer, new SomeAhead());
                List<Gap.Way> found = new GapFinder(policy, variables, whatIf, needs, orders).ways(tier, isEntered);

                assertThat(found)
                        .as("seed %d, customer %d, tier %d of %s", seed, i, tier, policy)
                        .isEqualTo(new PlainGapFinder(policy, customer, new SomeAhead()).ways(tier, isEntered));
                count(found);
            }
        }
    }

    private void count(List<Gap.Way> found) {
        for (Gap.Way way : found) {
            ways++;
            ofSeveral += way.needs().size() > 1 ? 1 : 0;
            ofScore += way.needs().stream()
                            .anyMatch(need -> need.who() == Gap.Who.FACTS
                                    && need.condition().contains("score"))
                    ? 1
                    : 0;
        }
    }

    /** Tiers as people write them: at least so many points, and so much of a metric or two. */
    private static Policy askingForScore(Policy policy, SplittableRandom random) {
        List<Tier> tiers = new ArrayList<>();
        for (Tier tier : policy.tiers()) {
            List<Condition> asked = new ArrayList<>();
            asked.add(ofScore(policy, random));
            for (int i = random.nextInt(3); i > 0; i--) {
                int metric = random.nextInt(policy.metrics().size());
                asked.add(compared(
                        new NumberExpression.Metric(
                                metric, policy.metrics().get(metric).name()),
                        random.nextInt(1, 40),
                        random));
            }
            if (random.nextInt(4) == 0) {
                asked.add(new Condition.Or(List.of(ofScore(policy, random), tier.enter())));
            }
            tiers.add(new Tier(tier.id(), new Condition.And(asked), tier.retain()));
        }
        return new Policy(
                policy.name(),
                policy.version(),
                policy.zone(),
                policy.currency(),
                policy.refunds(),
                policy.deduplication(),
                policy.profileAttributes(),
                policy.metrics(),
                policy.dimensions(),
                tiers,
                policy.guards(),
                policy.transitions(),
                policy.lifecycle(),
                policy.rfm(),
                policy.risk(),
                policy.criteria());
    }

    private static Condition ofScore(Policy policy, SplittableRandom random) {
        int index = random.nextInt(policy.dimensions().size());
        Dimension dimension = policy.dimensions().get(index);
        NumberExpression asked = random.nextInt(3) == 0
                ? new NumberExpression.Dimension(index, dimension.name())
                : new NumberExpression.Score();
        return compared(asked, random.nextInt(5, 90), random);
    }

    private static Condition compared(NumberExpression number, int bound, SplittableRandom random) {
        NumberExpression literal = new NumberExpression.Literal(bound * Decimals.ONE + random.nextInt(2) * 500_000L);
        return switch (random.nextInt(8)) {
            case 0 -> new Condition.NumberComparison(Comparison.GREATER, number, literal);
            case 1 -> new Condition.NumberComparison(Comparison.LESS_OR_EQUAL, literal, number);
            case 2 -> new Condition.Not(new Condition.NumberComparison(Comparison.LESS, number, literal));
            case 3 -> new Condition.NumberComparison(Comparison.LESS, number, literal);
            default -> new Condition.NumberComparison(Comparison.GREATER_OR_EQUAL, number, literal);
        };
    }

    /** A course that asks what is wanted, and answers by it. */
    private static final class SomeAhead implements Ahead {

        @Override
        public long metricMillis(int metric, LongPredicate wanted) {
            long answer = 0;
            for (long value = -16 * Decimals.ONE; value <= 47 * Decimals.ONE; value += Decimals.ONE) {
                answer = 2 * answer + (wanted.test(value) ? 1 : 0);
            }
            return answer + metric;
        }

        @Override
        public long dayMillis(long daysAhead) {
            return daysAhead;
        }
    }
}

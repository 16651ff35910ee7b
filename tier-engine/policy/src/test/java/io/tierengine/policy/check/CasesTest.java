package io.tierengine.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.policy.Policy;
import io.tierengine.policy.Golden;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CasesTest {

    private static final String POLICY = """
            apiVersion: tierengine.io/v1
            kind: TierPolicy
            metadata: {name: check, version: 1}
            spec:
              timezone: UTC
              currency: EUR
              metrics:
                - {name: spend, source: transactions, aggregate: sum, field: amount, window: P30D}
                - {name: orders, source: transactions, aggregate: count, window: P30D}
                - {name: days, source: transactions, aggregate: activeDays, window: month}
                - {name: last, source: transactions, aggregate: last, field: amount, window: P30D}
              score:
                dimensions:
                  - name: money
                    weight: 3
                    indicators: [{metric: spend, bands: [{from: 100, points: 80}, {points: 20}]}]
                  - name: rhythm
                    weight: 1
                    indicators: [{expression: recencyDays, absent: -10, interpolate: true, bands: [{from: 30, points: 0}, {from: 0, points: 100}]}]
              tiers:
                - {id: low}
                - {id: high, enter: '%s'}
            """;

    /** money is 0 (absent, as an overflow) or 20 to 80, rhythm -10 to 100, the score -2.5 to 85. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            score > 85                                             ~ never
            score >= 85                                            ~ can
            score >= -2.5                                          ~ always
            score > -2.5                                           ~ can
            metrics.orders < 0                                     ~ never
            metrics.orders + 1 >= 1                                ~ can
            metrics.days > 31                                      ~ never
            metrics.days * 2 <= 62                                 ~ always
            metrics.spend > 5 && metrics.spend < 3                 ~ never
            metrics.spend > 5 && metrics.spend < 5.000001          ~ never
            metrics.spend > 5 && metrics.spend <= 5.000001         ~ can
            metrics.last > 5 || metrics.last <= 5                  ~ can
            metrics.last > 5 || !(metrics.last > 5)                ~ always
            metrics.last > 5 && !(metrics.last > 4)                ~ never
            !has(metrics.last) && metrics.last == 3                ~ never
            metrics.last / 0 > 1                                   ~ never
            !(metrics.last / 0 > 1)                                ~ always
            recencyDays < 0                                        ~ never
            metrics.orders in [-1, -2]                             ~ never
            profile.kind == "a" && profile.kind in ["b", "c"]      ~ never
            profile.kind == "a" && profile.kind != "a"             ~ never
            score > 50 ? score < 40 : score > 60                   ~ never
            (score > 90) == (score > 86)                           ~ always
            1 < 2                                                  ~ always
            """)
    void shouldTellWhatNeverAndWhatAlwaysHolds(String text, String expected) {
        var policy = Golden.valid("check.yaml", POLICY.formatted(text)).policy();
        var cases = new Cases(new Ranges(policy));
        Condition condition = policy.tiers().getLast().enter();

        String verdict = cases.mustHold(condition) ? "always" : cases.canHold(condition) ? "can" : "never";

        assertThat(verdict).isEqualTo(expected);
    }

    @Test
    void shouldTellTheLeastScoreThatAConditionAsksFor() {
        var policy = Golden.valid("check.yaml", POLICY.formatted("score >= 60 && metrics.orders > 1 || score > 70"))
                .policy();
        var cases = new Cases(new Ranges(policy));

        long least = cases.least(
                new NumberExpression.Score(), policy.tiers().getLast().enter());

        assertThat(least).isEqualTo(60_000_000L);
    }

    /** Random conditions on random values: whatever holds once can't be impossible, whatever fails once not certain. */
    @Test
    void shouldNeverCallImpossibleWhatHoldsForSomeCustomer() {
        long seed = 20_260_521L;
        var random = new Random(seed);
        int decided = 0;
        for (int i = 0; i < 300; i++) {
            String text = RandomConditions.next(random, 3);
            Policy policy = Golden.valid("check.yaml", POLICY.formatted(text)).policy();
            Condition condition = policy.tiers().getLast().enter();
            var cases = new Cases(new Ranges(policy));
            boolean canHold = cases.canHold(condition);
            boolean mustHold = cases.mustHold(condition);
            decided += canHold && !mustHold ? 0 : 1;
            for (int j = 0; j < 200; j++) {
                boolean holds = condition.holds(RandomConditions.customer(random));
                assertThat(canHold || !holds)
                        .as("seed %d: %s holds", seed, text)
                        .isTrue();
                assertThat(!mustHold || holds)
                        .as("seed %d: %s doesn't hold", seed, text)
                        .isTrue();
            }
        }
        assertThat(decided).as("conditions about which something is said").isGreaterThan(20);
    }
}

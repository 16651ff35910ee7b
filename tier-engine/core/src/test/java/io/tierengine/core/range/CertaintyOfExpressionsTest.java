package io.tierengine.core.range;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.NumberExpression.Operator;
import io.tierengine.core.expression.Scope;
import io.tierengine.core.expression.TextExpression;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.fact.EventText;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.number.NumberRange;
import io.tierengine.core.score.Band;
import io.tierengine.core.score.Indicator;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is certain of expressions, held against every combination of values within the bounds. */
class CertaintyOfExpressionsTest {

    private static final int CASES = Integer.getInteger("property.cases", 20_000);
    private static final long SEED = Long.getLong("property.seed", 12_000_000L);
    private static final int METRICS = 3;

    @Test
    void shouldHoldWhateverTheValuesAreWhenItIsCertain() {
        int certain = 0;
        int open = 0;
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<List<Long>> values = new ArrayList<>();
            for (int i = 0; i < METRICS; i++) {
                values.add(values(random));
            }
            Condition condition = condition(random, 3);
            NumberExpression number = number(random, 3);
            Certainty certainty = new Certainty(List.of(), ranges(values));
            Truth truth = certainty.of(condition);
            NumberRange range = new NumberRange();
            certainty.find(number, range);
            for (Scope scope : combinations(values)) {
                assertThat(truth)
                        .as("seed %d: %s over %s", seed, condition, values)
                        .isNotEqualTo(condition.holds(scope) ? Truth.FAILS : Truth.HOLDS);
                assertThat(range.contains(number.value(scope)))
                        .as("seed %d: %s over %s in %s", seed, number, values, range)
                        .isTrue();
            }
            certain += truth == Truth.OPEN ? 0 : 1;
            open += truth == Truth.OPEN ? 1 : 0;
        }
        assertThat(certain).isGreaterThan(CASES / 10);
        assertThat(open).isGreaterThan(CASES / 10);
    }

    @Test
    void shouldContainThePointsOfEveryValueAndTouchBothBoundsWhenBandsAreSteps() {
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Band> bands = new ArrayList<>();
            long from = random.nextLong(5, 30);
            for (int i = random.nextInt(4); i > 0; i--) {
                bands.add(new Band(from, random.nextLong(100)));
                from -= random.nextLong(1, 9);
            }
            if (random.nextBoolean()) {
                bands.add(new Band(Decimals.ABSENT, random.nextLong(100)));
            }
            boolean interpolate = random.nextBoolean();
            Indicator indicator = new Indicator(
                    "m", new NumberExpression.RecencyDays(), Decimals.ONE, random.nextLong(100), interpolate, bands);
            long least = random.nextLong(-5, 30);
            long greatest = least + random.nextLong(10);
            NumberRange points = new NumberRange();
            points.setBetween(least, greatest);
            if (random.nextInt(3) == 0) {
                points.include(Decimals.ABSENT);
            }
            NumberRange exact = new NumberRange();
            if (points.mayBeAbsent()) {
                exact.set(indicator.points(Decimals.ABSENT));
            }
            for (long value = least; value <= greatest; value++) {
                exact.include(indicator.points(value));
            }
            indicator.points(points);

            assertThat(points.least()).as("seed %d: %s", seed, indicator).isEqualTo(exact.least());
            assertThat(points.greatest()).as("seed %d: %s", seed, indicator).isEqualTo(exact.greatest());
        }
    }

    /** A few values that one metric may have, absent among them at times. */
    private static List<Long> values(SplittableRandom random) {
        List<Long> values = new ArrayList<>();
        int count = random.nextInt(1, 4);
        for (int i = 0; i < count; i++) {
            values.add(random.nextInt(6) == 0 ? Decimals.ABSENT : value(random));
        }
        return values;
    }

    private static long value(SplittableRandom random) {
        return switch (random.nextInt(12)) {
            case 0 -> Long.MAX_VALUE - random.nextLong(3);
            case 1 -> Decimals.ABSENT + 1 + random.nextLong(3);
            case 2 -> random.nextLong(-3, 4);
            default -> random.nextLong(-4, 5) * Decimals.ONE;
        };
    }

    private static Condition condition(SplittableRandom random, int depth) {
        int kind = depth == 0 ? random.nextInt(3) : random.nextInt(8);
        return switch (kind) {
            case 0, 1 ->
                new Condition.NumberComparison(
                        oneOf(random, Comparison.values()), number(random, depth), number(random, depth));
            case 2 -> new Condition.NumberPresent(number(random, depth));
            case 3 -> new Condition.And(List.of(condition(random, depth - 1), condition(random, depth - 1)));
            case 4 -> new Condition.Or(List.of(condition(random, depth - 1), condition(random, depth - 1)));
            case 5 -> new Condition.Not(condition(random, depth - 1));
            case 6 ->
                random.nextBoolean()
                        ? new Condition.Same(
                                random.nextBoolean(), condition(random, depth - 1), condition(random, depth - 1))
                        : new Condition.Choice(
                                condition(random, depth - 1),
                                condition(random, depth - 1),
                                condition(random, depth - 1));
            default -> new Condition.NumberIn(number(random, 1), List.of(number(random, 1), number(random, 0)));
        };
    }

    private static <T> T oneOf(SplittableRandom random, T[] all) {
        return List.of(all).get(random.nextInt(all.length));
    }

    private static NumberExpression number(SplittableRandom random, int depth) {
        int kind = depth == 0 ? random.nextInt(4) : random.nextInt(8);
        return switch (kind) {
            case 0, 1, 2 -> new NumberExpression.Metric(random.nextInt(METRICS), "m");
            case 3 -> new NumberExpression.Literal(value(random));
            case 4 -> new NumberExpression.Negate(number(random, depth - 1));
            case 5 ->
                new NumberExpression.Choice(
                        condition(random, depth - 1), number(random, depth - 1), number(random, depth - 1));
            default ->
                new NumberExpression.Arithmetic(
                        oneOf(random, Operator.values()), number(random, depth - 1), number(random, depth - 1));
        };
    }

    private static List<Scope> combinations(List<List<Long>> values) {
        List<Scope> all = new ArrayList<>();
        for (long first : values.get(0)) {
            for (long second : values.get(1)) {
                for (long third : values.get(2)) {
                    all.add(new Metrics(List.of(first, second, third)));
                }
            }
        }
        return all;
    }

    private static RangeScope ranges(List<List<Long>> values) {
        return new RangeScope() {
            @Override
            public void metric(int index, NumberRange found) {
                found.setAbsent();
                boolean isAbsent = values.get(index).contains(Decimals.ABSENT);
                if (!isAbsent) {
                    found.set(values.get(index).getFirst());
                }
                values.get(index).forEach(found::include);
            }

            @Override
            public void variable(NumberExpression variable, NumberRange found) {
                found.setUnknown();
            }

            @Override
            public boolean isConstant(TextExpression text) {
                return false;
            }

            @Override
            public Scope now() {
                return new Metrics(values.stream().map(List::getFirst).toList());
            }
        };
    }

    /** Values of metrics, and nothing else. */
    private record Metrics(List<Long> values) implements Scope {
        @Override
        public long metric(int index) {
            return values.get(index);
        }

        @Override
        public long score() {
            return Decimals.ABSENT;
        }

        @Override
        public long dimension(int index) {
            return Decimals.ABSENT;
        }

        @Override
        public long recencyDays() {
            return Decimals.ABSENT;
        }

        @Override
        public long tenureDays() {
            return Decimals.ABSENT;
        }

        @Override
        public long profileNumber(int slot) {
            return Decimals.ABSENT;
        }

        @Override
        public @Nullable String profileText(int slot) {
            return null;
        }

        @Override
        public long eventNumber(EventNumber field) {
            return Decimals.ABSENT;
        }

        @Override
        public @Nullable String eventText(EventText field) {
            return null;
        }

        @Override
        public @Nullable String eventAttribute(String name) {
            return null;
        }
    }
}

package io.tierengine.core.oracle;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.NumberExpression.Operator;
import io.tierengine.core.expression.TextExpression;
import io.tierengine.core.lifecycle.LifecycleStage;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.score.Band;
import io.tierengine.core.score.Dimension;
import io.tierengine.core.score.Indicator;
import io.tierengine.core.tier.Guard;
import io.tierengine.core.tier.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Makes the score, the tiers and the guards of a policy, with bounds at values that the customer really reaches: an
 * expression is worked out at some moments of the history, and one of its values, or one a hair beside it, is the bound.
 */
final class RuleGenerator {

    private final Dice dice;
    private final Policy frame;
    private final List<OracleView> moments;

    /** @param moments views of the customer at some instants of the history, by the policy as it is so far */
    RuleGenerator(Dice dice, Policy frame, List<OracleView> moments) {
        this.dice = dice;
        this.frame = frame;
        this.moments = moments;
    }

    List<Dimension> dimensions() {
        int count = dice.percent(10) ? 0 : dice.between(1, 3);
        return IntStream.range(0, count)
                .mapToObj(i -> new Dimension("d" + i, weight(), indicators()))
                .toList();
    }

    private List<Indicator> indicators() {
        return IntStream.range(0, dice.between(1, 3)).mapToObj(i -> indicator()).toList();
    }

    private Indicator indicator() {
        NumberExpression value = dice.percent(60) ? metric() : number(2);
        TreeSet<Long> bounds = new TreeSet<>(Comparator.reverseOrder());
        int count = dice.between(1, 3);
        for (int i = 0; i < count; i++) {
            bounds.add(reached(value));
        }
        List<Band> bands = new ArrayList<>();
        bounds.forEach(bound -> bands.add(new Band(bound, points())));
        if (dice.percent(70)) {
            bands.add(new Band(Decimals.ABSENT, points()));
        }
        return new Indicator("value", value, weight(), dice.percent(50) ? 0 : points(), dice.percent(35), bands);
    }

    private long weight() {
        return dice.percent(80) ? dice.between(1, 5) * Decimals.ONE : dice.between(1L, 3 * Decimals.ONE);
    }

    private long points() {
        return dice.percent(80) ? dice.between(0, 10) * 10L * Decimals.ONE : dice.between(0L, 100 * Decimals.ONE);
    }

    List<Tier> tiers() {
        return dice.percent(50) ? ladder() : unrelatedTiers();
    }

    /** Tiers of one number with rising bounds, as people write them. */
    private List<Tier> ladder() {
        NumberExpression value = frame.dimensions().isEmpty() || dice.percent(50) ? number(1) : scored();
        List<Long> bounds = IntStream.range(1, frame.tiers().size())
                .mapToObj(i -> reached(value))
                .sorted()
                .toList();
        List<Tier> tiers = new ArrayList<>(frame.tiers().subList(0, 1));
        for (int i = 0; i < bounds.size(); i++) {
            Condition enter = atLeast(value, bounds.get(i));
            Condition retain = atLeast(value, bounds.get(i) - dice.between(0, 30) * Decimals.ONE);
            tiers.add(new Tier(frame.tiers().get(i + 1).id(), enter, dice.percent(60) ? enter : retain));
        }
        return tiers;
    }

    private static Condition atLeast(NumberExpression value, long bound) {
        return new Condition.NumberComparison(Comparison.GREATER_OR_EQUAL, value, new NumberExpression.Literal(bound));
    }

    private List<Tier> unrelatedTiers() {
        List<Tier> tiers = new ArrayList<>();
        for (Tier tier : frame.tiers()) {
            if (tiers.isEmpty()) {
                tiers.add(tier);
                continue;
            }
            Condition enter = condition(2);
            tiers.add(new Tier(tier.id(), enter, dice.percent(50) ? enter : condition(2)));
        }
        return tiers;
    }

    List<Guard> guards() {
        int count = dice.percent(55) ? 0 : dice.between(1, 2);
        return IntStream.range(0, count)
                .mapToObj(i -> new Guard(
                        "g" + i, condition(1), dice.between(0, frame.tiers().size() - 1)))
                .toList();
    }

    Condition condition(int depth) {
        if (depth == 0 || dice.percent(55)) {
            return atom();
        }
        return switch (dice.between(0, 7)) {
            case 0, 1 -> new Condition.And(List.of(condition(depth - 1), condition(depth - 1)));
            case 2, 3 -> new Condition.Or(List.of(condition(depth - 1), condition(depth - 1)));
            case 4, 5 -> new Condition.Not(condition(depth - 1));
            case 6 -> new Condition.Choice(condition(depth - 1), condition(depth - 1), condition(depth - 1));
            default -> new Condition.Same(dice.percent(50), condition(depth - 1), condition(depth - 1));
        };
    }

    private Condition atom() {
        if (dice.percent(12)) {
            return profileAtom();
        }
        if (frame.rfm() != null && dice.percent(12)) {
            return segmentAtom(frame.rfm().segments().names());
        }
        NumberExpression value = frame.dimensions().isEmpty() || dice.percent(65) ? number(2) : scored();
        NumberExpression bound = new NumberExpression.Literal(reached(value));
        if (dice.percent(5)) {
            return new Condition.NumberIn(value, List.of(bound, new NumberExpression.Literal(reached(value))));
        }
        Comparison comparison = dice.percent(75) ? Comparison.GREATER_OR_EQUAL : dice.oneOf(Comparison.values());
        return new Condition.NumberComparison(comparison, value, bound);
    }

    private Condition profileAtom() {
        TextExpression region = new TextExpression.ProfileText(1, "region");
        TextExpression north = new TextExpression.Literal("north");
        if (frame.lifecycle() != null && dice.percent(40)) {
            return stageAtom();
        }
        return switch (dice.between(0, 5)) {
            case 5 -> daysUntilAtom();
            case 0 -> new Condition.TextComparison(dice.oneOf(Comparison.EQUAL, Comparison.NOT_EQUAL), region, north);
            case 1 -> new Condition.ProfilePresent(dice.between(0, 1), "growth");
            case 2 -> new Condition.TextPresent(region);
            case 3 -> new Condition.TextIn(region, List.of(north));
            default -> new Condition.NumberPresent(number(1));
        };
    }

    Condition stageAtom() {
        TextExpression stage = new TextExpression.Literal(
                dice.oneOf(LifecycleStage.LEAD, LifecycleStage.NEW, LifecycleStage.ACTIVE, LifecycleStage.DORMANT)
                        .name());
        return new Condition.TextComparison(
                dice.oneOf(Comparison.EQUAL, Comparison.NOT_EQUAL), new TextExpression.Lifecycle(), stage);
    }

    Condition daysUntilAtom() {
        return new Condition.NumberComparison(
                dice.oneOf(Comparison.values()),
                new NumberExpression.DaysUntil(2, "contractEnd"),
                new NumberExpression.Literal(
                        dice.between(-3, 12) * Decimals.ONE + (dice.percent(80) ? 0 : dice.oneOf(-1L, 1L))));
    }

    private Condition segmentAtom(List<String> names) {
        TextExpression segment = new TextExpression.Segment();
        TextExpression name = new TextExpression.Literal(dice.oneOf(names));
        return switch (dice.between(0, 3)) {
            case 0 -> new Condition.TextComparison(dice.oneOf(Comparison.EQUAL, Comparison.NOT_EQUAL), segment, name);
            case 1 -> new Condition.TextPresent(segment);
            default -> new Condition.TextIn(segment, List.of(name, new TextExpression.Literal(dice.oneOf(names))));
        };
    }

    private NumberExpression scored() {
        return dice.percent(60)
                ? new NumberExpression.Score()
                : new NumberExpression.Dimension(
                        dice.between(0, frame.dimensions().size() - 1), "dimension");
    }

    NumberExpression metric() {
        int index = dice.between(0, frame.metrics().size() - 1);
        return new NumberExpression.Metric(index, frame.metrics().get(index).name());
    }

    private NumberExpression number(int depth) {
        int kind = dice.between(0, 99);
        if (frame.rfm() != null && dice.percent(12)) {
            return dice.oneOf(frame.rfm().scales()).score();
        }
        if (depth == 0 || kind < 50) {
            return metric();
        }
        if (kind < 65) {
            return new NumberExpression.RecencyDays();
        }
        if (kind < 71) {
            return new NumberExpression.TenureDays();
        }
        if (kind < 81) {
            int criterion = dice.between(0, PolicyFrame.CRITERIA.size() - 1);
            return new NumberExpression.Assessment(criterion, PolicyFrame.CRITERIA.get(criterion));
        }
        if (kind < 88) {
            return new NumberExpression.ProfileNumber(0, "growth");
        }
        if (kind < 90) {
            return new NumberExpression.Negate(number(depth - 1));
        }
        if (kind < 93) {
            return new NumberExpression.Choice(
                    new Condition.NumberPresent(number(0)), number(depth - 1), number(depth - 1));
        }
        NumberExpression right = dice.percent(50) ? number(depth - 1) : new NumberExpression.Literal(3 * Decimals.ONE);
        return new NumberExpression.Arithmetic(dice.oneOf(Operator.values()), number(depth - 1), right);
    }

    /** A value that the expression has at one of the moments, or one a hair beside it. */
    long reached(NumberExpression value) {
        BigDecimal found = OracleExpressions.number(value, dice.oneOf(moments));
        long micros = found == null ? dice.between(0, 20) * Decimals.ONE : OracleNumbers.toMicros(found);
        return micros + (dice.percent(80) ? 0 : dice.oneOf(-1L, 1L));
    }
}

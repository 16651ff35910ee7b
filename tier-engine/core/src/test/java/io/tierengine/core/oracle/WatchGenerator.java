package io.tierengine.core.oracle;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.risk.RiskRules;
import io.tierengine.core.risk.RiskThresholds;
import io.tierengine.core.risk.Signal;
import io.tierengine.core.time.CalendarDuration;
import java.util.ArrayList;
import java.util.List;

/** Chooses what is watched beside the tier: signals of every kind, levels, and how they are told. */
final class WatchGenerator {

    private final Dice dice;
    private final Policy policy;
    private final RuleGenerator rules;

    WatchGenerator(Dice dice, Policy policy, RuleGenerator rules) {
        this.dice = dice;
        this.policy = policy;
        this.rules = rules;
    }

    Policy watched() {
        return dice.percent(50) ? policy : PolicyFrame.watching(policy, risk());
    }

    private RiskRules risk() {
        List<Signal> signals = new ArrayList<>();
        int count = dice.between(0, 3);
        for (int i = 0; i < count; i++) {
            signals.add(signal());
        }
        RiskThresholds all = thresholds();
        List<RiskThresholds> byTier = policy.tiers().stream()
                .map(_ -> dice.percent(70) ? all : thresholds())
                .toList();
        return new RiskRules(
                signals,
                byTier,
                dice.percent(50) ? null : rules.metric(),
                dice.percent(60) ? CalendarDuration.ZERO : duration(3),
                dice.between(1, 2),
                duration(6));
    }

    private Signal signal() {
        long points = dice.between(1L, 5L) * 10 * Decimals.ONE;
        return switch (dice.between(0, 6)) {
            case 0 -> new Signal("downgradeInDays", soon(new NumberExpression.DowngradeInDays()), points);
            case 1 -> new Signal("daysToNotice", soon(new NumberExpression.DaysToNotice()), points);
            case 2 -> new Signal("usualGapDays", slower(), points);
            case 3 -> new Signal("daysUntil", rules.daysUntilAtom(), points);
            case 4 ->
                policy.lifecycle() == null
                        ? new Signal("any", rules.condition(2), points)
                        : new Signal("lifecycle", rules.stageAtom(), points);
            default -> new Signal("any", rules.condition(2), points);
        };
    }

    /** At most so many days; an absent number of days counts as many, also behind a negation. */
    private Condition soon(NumberExpression days) {
        NumberExpression bound = new NumberExpression.Literal(
                dice.between(0, OracleOutlook.DAYS - 2) * Decimals.ONE + (dice.percent(80) ? 0 : dice.oneOf(-1L, 1L)));
        Condition soon = dice.percent(50)
                ? new Condition.NumberComparison(dice.oneOf(Comparison.LESS, Comparison.LESS_OR_EQUAL), days, bound)
                : new Condition.NumberComparison(
                        dice.oneOf(Comparison.GREATER, Comparison.GREATER_OR_EQUAL), bound, days);
        return dice.percent(80) ? soon : new Condition.Not(soon);
    }

    private Condition slower() {
        NumberExpression twice = new NumberExpression.Arithmetic(
                NumberExpression.Operator.MULTIPLY,
                new NumberExpression.UsualGapDays(),
                new NumberExpression.Literal(dice.between(1, 2) * Decimals.ONE));
        return new Condition.NumberComparison(Comparison.GREATER, new NumberExpression.RecencyDays(), twice);
    }

    private RiskThresholds thresholds() {
        long low = dice.between(1L, 3L) * 10 * Decimals.ONE;
        return new RiskThresholds(low, low + 10 * Decimals.ONE, low + dice.between(2L, 5L) * 10 * Decimals.ONE);
    }

    private CalendarDuration duration(int mostDays) {
        return new CalendarDuration(
                dice.between(0, mostDays),
                dice.percent(60) ? 0 : dice.between(1L, 40L) * 3_600_000L + dice.between(0, 1));
    }
}

package io.tierengine.policy.check;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.rfm.RfmRules;
import io.tierengine.core.risk.RiskRules;
import java.util.HashSet;
import java.util.Set;

/** The metrics that a policy's expressions name. */
final class Variables {

    private final Set<Integer> metrics = new HashSet<>();

    private Variables() {}

    /** Places of the metrics that the score, the tiers or the guards use. */
    static Set<Integer> metricsUsedBy(Policy policy) {
        var variables = new Variables();
        policy.dimensions()
                .forEach(dimension -> dimension.indicators().forEach(indicator -> variables.add(indicator.value())));
        policy.tiers().forEach(tier -> {
            variables.add(tier.enter());
            variables.add(tier.retain());
        });
        policy.guards().forEach(guard -> variables.add(guard.when()));
        RfmRules rfm = policy.rfm();
        if (rfm != null) {
            rfm.scales().forEach(scale -> variables.add(scale.value()));
        }
        RiskRules risk = policy.risk();
        if (risk != null) {
            risk.signals().forEach(signal -> variables.add(signal.when()));
            if (risk.valueAtStake() != null) {
                variables.add(risk.valueAtStake());
            }
        }
        return variables.metrics;
    }

    private void add(Condition condition) {
        switch (condition) {
            case Condition.And(var operands) -> operands.forEach(this::add);
            case Condition.Or(var operands) -> operands.forEach(this::add);
            case Condition.Not(var operand) -> add(operand);
            case Condition.Choice(var test, var whenTrue, var whenFalse) -> {
                add(test);
                add(whenTrue);
                add(whenFalse);
            }
            case Condition.Same(var equal, var left, var right) -> {
                add(left);
                add(right);
            }
            case Condition.NumberComparison(var comparison, var left, var right) -> {
                add(left);
                add(right);
            }
            case Condition.NumberIn(var value, var candidates) -> {
                add(value);
                candidates.forEach(this::add);
            }
            case Condition.NumberPresent(var value) -> add(value);
            case Condition.Always _,
                    Condition.TextComparison _,
                    Condition.TextIn _,
                    Condition.TextTest _,
                    Condition.TextPresent _,
                    Condition.ProfilePresent _ -> {}
        }
    }

    private void add(NumberExpression expression) {
        switch (expression) {
            case NumberExpression.Metric(int index, String name) -> metrics.add(index);
            case NumberExpression.Negate(var operand) -> add(operand);
            case NumberExpression.Arithmetic(var operator, var left, var right) -> {
                add(left);
                add(right);
            }
            case NumberExpression.Choice(var condition, var whenTrue, var whenFalse) -> {
                add(condition);
                add(whenTrue);
                add(whenFalse);
            }
            case NumberExpression.Derived(var name, var value) -> add(value);
            case NumberExpression.Literal _,
                    NumberExpression.UsualGapDays _,
                    NumberExpression.DaysUntil _,
                    NumberExpression.DowngradeInDays _,
                    NumberExpression.DaysToNotice _,
                    NumberExpression.Score _,
                    NumberExpression.Dimension _,
                    NumberExpression.RecencyDays _,
                    NumberExpression.TenureDays _,
                    NumberExpression.ProfileNumber _,
                    NumberExpression.Assessment _,
                    NumberExpression.Cutoff _,
                    NumberExpression.EventField _ -> {}
        }
    }
}

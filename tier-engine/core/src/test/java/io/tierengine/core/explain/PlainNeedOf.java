package io.tierengine.core.explain;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.ExpressionPrinter;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.Scope;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import java.util.function.LongPredicate;

/** Tells what is missing of one number. */
final class PlainNeedOf {

    private final Policy policy;
    private final Scope now;
    private final Ahead ahead;

    PlainNeedOf(Policy policy, Scope now, Ahead ahead) {
        this.policy = policy;
        this.now = now;
        this.ahead = ahead;
    }

    /**
     * The need of a variable to reach a value.
     *
     * @param condition what is to be brought about by it
     * @param wanted whether it is to hold, or not
     * @param want at least this if the variable is to rise, otherwise at most
     */
    Gap.Need variable(Condition condition, boolean wanted, NumberExpression variable, boolean rises, long want) {
        return switch (variable) {
            case NumberExpression.Metric(int index, String _) ->
                metric(condition, wanted, variable, index, rises, want);
            case NumberExpression.ProfileNumber _ ->
                need(Gap.Who.PROFILE, condition, wanted, variable, Gap.Unit.VALUE, rises, want, Gap.NEVER);
            case NumberExpression.Assessment _ ->
                need(Gap.Who.PERSON, condition, wanted, variable, Gap.Unit.VALUE, rises, want, Gap.NEVER);
            default -> days(condition, wanted, variable, rises, want);
        };
    }

    private Gap.Need metric(
            Condition condition, boolean wanted, NumberExpression variable, int index, boolean rises, long want) {
        Metric metric = policy.metrics().get(index);
        Gap.Who who = Gap.Who.FACTS;
        if (now.metric(index) != Decimals.ABSENT) {
            who = rises ? MetricUnit.raisedBy(metric) : MetricUnit.loweredBy(metric);
        }
        LongPredicate isReached = value -> value != Decimals.ABSENT && (rises ? value >= want : value <= want);
        long at = who == Gap.Who.TIME ? ahead.metricMillis(index, isReached) : Gap.NEVER;
        return need(who, condition, wanted, variable, MetricUnit.of(metric), rises, want, at);
    }

    private Gap.Need days(Condition condition, boolean wanted, NumberExpression variable, boolean rises, long want) {
        long have = variable.value(now);
        boolean byTime = have != Decimals.ABSENT && rises != variable instanceof NumberExpression.DaysUntil;
        Gap.Who who;
        if (byTime) {
            who = Gap.Who.TIME;
        } else if (variable instanceof NumberExpression.DaysUntil) {
            who = Gap.Who.PROFILE;
        } else if (variable instanceof NumberExpression.TenureDays && have != Decimals.ABSENT) {
            who = Gap.Who.NOBODY;
        } else {
            who = Gap.Who.FACTS;
        }
        long at = byTime ? ahead.dayMillis(Math.abs(want - have) / Decimals.ONE) : Gap.NEVER;
        return need(who, condition, wanted, variable, Gap.Unit.DAYS, rises, want, at);
    }

    private Gap.Need need(
            Gap.Who who,
            Condition condition,
            boolean wanted,
            NumberExpression variable,
            Gap.Unit unit,
            boolean rises,
            long want,
            long atMillis) {
        long have = variable.value(now);
        return new Gap.Need(
                who,
                ExpressionPrinter.print(condition),
                wanted,
                ExpressionPrinter.print(variable),
                variable instanceof NumberExpression.Metric(int index, String _)
                        ? MetricUnit.describe(policy.metrics().get(index))
                        : null,
                unit,
                rises ? Comparison.GREATER_OR_EQUAL : Comparison.LESS_OR_EQUAL,
                have,
                want,
                have == Decimals.ABSENT ? Decimals.ABSENT : Math.abs(Decimals.subtract(want, have)),
                atMillis);
    }

    /** Points that score or dimension lack, where no single value brings them. */
    Gap.Need points(Condition condition, boolean wanted, NumberExpression subject, boolean rises, long want) {
        return need(Gap.Who.POINTS, condition, wanted, subject, Gap.Unit.POINTS, rises, want, Gap.NEVER);
    }

    /** A condition of which no more can be told than what it says. */
    Gap.Need condition(Gap.Who who, Condition condition, boolean wanted, String subject) {
        return new Gap.Need(
                who,
                ExpressionPrinter.print(condition),
                wanted,
                subject,
                null,
                Gap.Unit.VALUE,
                null,
                Decimals.ABSENT,
                Decimals.ABSENT,
                Decimals.ABSENT,
                Gap.NEVER);
    }

    /** A person's override that keeps the customer out. */
    static Gap.Need override(String decision, long untilMillis) {
        return new Gap.Need(
                Gap.Who.PERSON,
                decision,
                false,
                "override",
                null,
                Gap.Unit.VALUE,
                null,
                Decimals.ABSENT,
                Decimals.ABSENT,
                Decimals.ABSENT,
                untilMillis);
    }
}

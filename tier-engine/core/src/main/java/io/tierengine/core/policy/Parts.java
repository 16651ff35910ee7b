package io.tierengine.core.policy;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.NumberExpression;
import java.util.ArrayList;
import java.util.List;

/** What an expression is directly made of. Texts don't matter here: nothing in them changes with time but the stage of life. */
public record Parts(List<Condition> conditions, List<NumberExpression> numbers) {

    private static final Parts NONE = new Parts(List.of(), List.of());

    /** The parts of an expression. */
    public static Parts of(Condition condition) {
        return switch (condition) {
            case Condition.Always _ -> NONE;
            case Condition.And and -> conditions(and.operands());
            case Condition.Or or -> conditions(or.operands());
            case Condition.Not not -> conditions(List.of(not.operand()));
            case Condition.Choice choice ->
                conditions(List.of(choice.condition(), choice.whenTrue(), choice.whenFalse()));
            case Condition.Same same -> conditions(List.of(same.left(), same.right()));
            case Condition.NumberComparison comparison -> numbers(List.of(comparison.left(), comparison.right()));
            case Condition.NumberIn in -> {
                List<NumberExpression> all = new ArrayList<>(in.candidates());
                all.addFirst(in.value());
                yield numbers(all);
            }
            case Condition.NumberPresent present -> numbers(List.of(present.value()));
            case Condition.TextComparison _ -> NONE;
            case Condition.TextIn _ -> NONE;
            case Condition.TextTest _ -> NONE;
            case Condition.TextPresent _ -> NONE;
            case Condition.ProfilePresent _ -> NONE;
        };
    }

    /** The parts of an expression. */
    public static Parts of(NumberExpression number) {
        return switch (number) {
            case NumberExpression.Negate negate -> numbers(List.of(negate.operand()));
            case NumberExpression.Arithmetic arithmetic -> numbers(List.of(arithmetic.left(), arithmetic.right()));
            case NumberExpression.Choice choice ->
                new Parts(List.of(choice.condition()), List.of(choice.whenTrue(), choice.whenFalse()));
            case NumberExpression.Derived derived -> numbers(List.of(derived.value()));
            case NumberExpression.Literal _ -> NONE;
            case NumberExpression.Metric _ -> NONE;
            case NumberExpression.Score _ -> NONE;
            case NumberExpression.Dimension _ -> NONE;
            case NumberExpression.RecencyDays _ -> NONE;
            case NumberExpression.TenureDays _ -> NONE;
            case NumberExpression.UsualGapDays _ -> NONE;
            case NumberExpression.DaysUntil _ -> NONE;
            case NumberExpression.DowngradeInDays _ -> NONE;
            case NumberExpression.DaysToNotice _ -> NONE;
            case NumberExpression.ProfileNumber _ -> NONE;
            case NumberExpression.Assessment _ -> NONE;
            case NumberExpression.Cutoff _ -> NONE;
            case NumberExpression.EventField _ -> NONE;
        };
    }

    private static Parts conditions(List<Condition> conditions) {
        return new Parts(conditions, List.of());
    }

    private static Parts numbers(List<NumberExpression> numbers) {
        return new Parts(List.of(), numbers);
    }
}

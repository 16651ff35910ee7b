package io.tierengine.core.explain;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.ExpressionPrinter;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.TextExpression;

/** What a condition asks about, and who can change that, where it isn't a matter of how large a number is. */
final class ConditionSubject {

    private ConditionSubject() {}

    static String of(Condition condition) {
        return switch (condition) {
            case Condition.NumberComparison comparison -> ExpressionPrinter.print(comparison.left());
            case Condition.NumberIn in -> ExpressionPrinter.print(in.value());
            case Condition.NumberPresent present -> ExpressionPrinter.print(present.value());
            case Condition.TextComparison comparison ->
                ExpressionPrinter.print(
                        comparison.left() instanceof TextExpression.Literal ? comparison.right() : comparison.left());
            case Condition.TextIn in -> ExpressionPrinter.print(in.value());
            case Condition.TextTest test -> ExpressionPrinter.print(test.text());
            case Condition.TextPresent present -> ExpressionPrinter.print(present.value());
            case Condition.ProfilePresent present ->
                ExpressionPrinter.print(new TextExpression.ProfileText(present.slot(), present.name()));
            default -> ExpressionPrinter.print(condition);
        };
    }

    static Gap.Who changedBy(Condition condition) {
        return switch (condition) {
            case Condition.ProfilePresent _ -> Gap.Who.PROFILE;
            case Condition.TextComparison comparison ->
                changedBy(comparison.left() instanceof TextExpression.Literal ? comparison.right() : comparison.left());
            case Condition.TextIn in -> changedBy(in.value());
            case Condition.TextTest test -> changedBy(test.text());
            case Condition.TextPresent present -> changedBy(present.value());
            case Condition.NumberIn in -> changedBy(in.value());
            case Condition.NumberPresent present -> changedBy(present.value());
            default -> Gap.Who.CONDITION;
        };
    }

    private static Gap.Who changedBy(TextExpression text) {
        return switch (text) {
            case TextExpression.ProfileText _ -> Gap.Who.PROFILE;
            case TextExpression.Lifecycle _, TextExpression.Segment _ -> Gap.Who.FACTS;
            default -> Gap.Who.CONDITION;
        };
    }

    private static Gap.Who changedBy(NumberExpression number) {
        return switch (number) {
            case NumberExpression.ProfileNumber _, NumberExpression.DaysUntil _ -> Gap.Who.PROFILE;
            case NumberExpression.Assessment _ -> Gap.Who.PERSON;
            case NumberExpression.Metric _, NumberExpression.RecencyDays _ -> Gap.Who.FACTS;
            default -> Gap.Who.CONDITION;
        };
    }
}

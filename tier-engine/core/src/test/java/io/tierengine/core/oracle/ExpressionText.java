package io.tierengine.core.oracle;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.TextExpression;
import io.tierengine.core.number.Decimals;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Expressions as a person would write them in a policy. */
final class ExpressionText {

    private ExpressionText() {}

    static String of(Condition condition) {
        return switch (condition) {
            case Condition.Always c -> String.valueOf(c.value());
            case Condition.And c -> joined(c.operands(), ExpressionText::of, " && ");
            case Condition.Or c -> joined(c.operands(), ExpressionText::of, " || ");
            case Condition.Not c -> "!(" + of(c.operand()) + ")";
            case Condition.Choice c ->
                "(" + of(c.condition()) + " ? " + of(c.whenTrue()) + " : " + of(c.whenFalse()) + ")";
            case Condition.Same c -> "((" + of(c.left()) + (c.equal() ? ") == (" : ") != (") + of(c.right()) + "))";
            case Condition.NumberComparison c ->
                of(c.left()) + " " + c.comparison().symbol() + " " + of(c.right());
            case Condition.TextComparison c ->
                of(c.left()) + " " + c.comparison().symbol() + " " + of(c.right());
            case Condition.NumberIn c -> of(c.value()) + " in " + joined(c.candidates(), ExpressionText::of, ", ");
            case Condition.TextIn c -> of(c.value()) + " in " + joined(c.candidates(), ExpressionText::of, ", ");
            case Condition.TextTest c -> of(c.text()) + "." + c.operation() + "(" + of(c.argument()) + ")";
            case Condition.NumberPresent c -> "has(" + of(c.value()) + ")";
            case Condition.TextPresent c -> "has(" + of(c.value()) + ")";
            case Condition.ProfilePresent c -> "has(profile[" + c.slot() + "])";
        };
    }

    static String of(NumberExpression expression) {
        return switch (expression) {
            case NumberExpression.Literal e -> e.micros() == Decimals.ABSENT ? "absent" : plain(e.micros());
            case NumberExpression.Metric e -> e.name();
            case NumberExpression.Score _ -> "score";
            case NumberExpression.Dimension e -> "dimensions[" + e.index() + "]";
            case NumberExpression.RecencyDays _ -> "recencyDays";
            case NumberExpression.TenureDays _ -> "tenureDays";
            case NumberExpression.UsualGapDays _ -> "usualGapDays";
            case NumberExpression.DaysUntil e -> "daysUntil(profile." + e.name() + ")";
            case NumberExpression.DowngradeInDays _ -> "downgradeInDays";
            case NumberExpression.DaysToNotice _ -> "daysToNotice";
            case NumberExpression.Derived e -> e.name();
            case NumberExpression.Cutoff e -> "cut-off of " + e.name();
            case NumberExpression.Assessment e -> "assessments." + e.name();
            case NumberExpression.ProfileNumber e -> "profile." + e.name();
            case NumberExpression.EventField e -> "event." + e.field().fieldName();
            case NumberExpression.Negate e -> "-(" + of(e.operand()) + ")";
            case NumberExpression.Arithmetic e ->
                "(" + of(e.left()) + " " + e.operator().symbol() + " " + of(e.right()) + ")";
            case NumberExpression.Choice e ->
                "(" + of(e.condition()) + " ? " + of(e.whenTrue()) + " : " + of(e.whenFalse()) + ")";
        };
    }

    static String of(TextExpression expression) {
        return switch (expression) {
            case TextExpression.Literal e -> '"' + e.text() + '"';
            case TextExpression.ProfileText e -> "profile." + e.name();
            case TextExpression.Lifecycle _ -> "lifecycle";
            case TextExpression.Segment _ -> "rfm.segment";
            case TextExpression.EventField e -> "event." + e.field().fieldName();
            case TextExpression.EventAttribute e -> "event.attributes." + e.name();
        };
    }

    static String plain(long micros) {
        return OracleNumbers.givenMicros(micros).stripTrailingZeros().toPlainString();
    }

    private static <T> String joined(List<T> operands, Function<T, String> text, String separator) {
        return operands.stream().map(text).collect(Collectors.joining(separator, "(", ")"));
    }
}

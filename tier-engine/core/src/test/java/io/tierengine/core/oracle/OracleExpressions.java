package io.tierengine.core.oracle;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.TextExpression;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads expression trees as data and works them out with {@link BigDecimal}s (semantics §2). */
final class OracleExpressions {

    private OracleExpressions() {}

    static boolean holds(Condition condition, OracleSight sight) {
        return switch (condition) {
            case Condition.Always c -> c.value();
            case Condition.And c -> c.operands().stream().allMatch(operand -> holds(operand, sight));
            case Condition.Or c -> c.operands().stream().anyMatch(operand -> holds(operand, sight));
            case Condition.Not c -> !holds(c.operand(), sight);
            case Condition.Choice c ->
                holds(c.condition(), sight) ? holds(c.whenTrue(), sight) : holds(c.whenFalse(), sight);
            case Condition.Same c -> (holds(c.left(), sight) == holds(c.right(), sight)) == c.equal();
            case Condition.NumberComparison c -> {
                BigDecimal left = number(c.left(), sight);
                BigDecimal right = number(c.right(), sight);
                yield left != null && right != null && agrees(c.comparison(), left.compareTo(right));
            }
            case Condition.TextComparison c -> {
                String left = text(c.left(), sight);
                String right = text(c.right(), sight);
                yield left != null && right != null && agrees(c.comparison(), left.compareTo(right));
            }
            case Condition.NumberIn c -> {
                BigDecimal wanted = number(c.value(), sight);
                yield wanted != null
                        && c.candidates().stream()
                                .map(candidate -> number(candidate, sight))
                                .anyMatch(value -> value != null && value.compareTo(wanted) == 0);
            }
            case Condition.TextIn c -> {
                String wanted = text(c.value(), sight);
                yield wanted != null
                        && c.candidates().stream().anyMatch(candidate -> wanted.equals(text(candidate, sight)));
            }
            case Condition.TextTest c -> {
                String whole = text(c.text(), sight);
                String part = text(c.argument(), sight);
                yield whole != null
                        && part != null
                        && switch (c.operation()) {
                            case STARTS_WITH -> whole.startsWith(part);
                            case ENDS_WITH -> whole.endsWith(part);
                            case CONTAINS -> whole.contains(part);
                        };
            }
            case Condition.NumberPresent c -> number(c.value(), sight) != null;
            case Condition.TextPresent c -> text(c.value(), sight) != null;
            case Condition.ProfilePresent c ->
                sight.profileNumber(c.slot()) != null || sight.profileText(c.slot()) != null;
        };
    }

    private static boolean agrees(Condition.Comparison comparison, int order) {
        return switch (comparison) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    static @Nullable BigDecimal number(NumberExpression expression, OracleSight sight) {
        return switch (expression) {
            case NumberExpression.Literal e -> OracleNumbers.ofMicros(e.micros());
            case NumberExpression.Metric e -> sight.metric(e.index());
            case NumberExpression.Score _ -> sight.score();
            case NumberExpression.Dimension e -> sight.dimension(e.index());
            case NumberExpression.RecencyDays _ -> sight.recencyDays();
            case NumberExpression.TenureDays _ -> sight.tenureDays();
            case NumberExpression.UsualGapDays _ -> sight.usualGapDays();
            case NumberExpression.DaysUntil e -> sight.daysUntil(e.slot());
            case NumberExpression.DowngradeInDays _ -> sight.downgradeInDays();
            case NumberExpression.DaysToNotice _ -> sight.daysToNotice();
            case NumberExpression.Derived e ->
                e.name().startsWith("rfm.") ? sight.rfmScore(e.name()) : number(e.value(), sight);
            case NumberExpression.Cutoff _ ->
                throw new IllegalArgumentException("the oracle counts cut-offs, it doesn't read them one by one");
            case NumberExpression.Assessment e -> sight.assessment(e.slot());
            case NumberExpression.ProfileNumber e -> sight.profileNumber(e.slot());
            case NumberExpression.EventField e -> sight.eventNumber(e.field());
            case NumberExpression.Negate e -> {
                BigDecimal operand = number(e.operand(), sight);
                yield operand == null ? null : operand.negate();
            }
            case NumberExpression.Arithmetic e ->
                combined(e.operator(), number(e.left(), sight), number(e.right(), sight));
            case NumberExpression.Choice e ->
                holds(e.condition(), sight) ? number(e.whenTrue(), sight) : number(e.whenFalse(), sight);
        };
    }

    private static @Nullable BigDecimal combined(
            NumberExpression.Operator operator, @Nullable BigDecimal left, @Nullable BigDecimal right) {
        if (left == null || right == null) {
            return null;
        }
        return switch (operator) {
            case ADD -> OracleNumbers.rounded(left.add(right));
            case SUBTRACT -> OracleNumbers.rounded(left.subtract(right));
            case MULTIPLY -> OracleNumbers.rounded(left.multiply(right));
            case DIVIDE -> OracleNumbers.quotient(left, right);
        };
    }

    static @Nullable String text(TextExpression expression, OracleSight sight) {
        return switch (expression) {
            case TextExpression.Literal e -> e.text();
            case TextExpression.ProfileText e -> sight.profileText(e.slot());
            case TextExpression.Lifecycle _ -> sight.lifecycle();
            case TextExpression.Segment _ -> sight.segment();
            case TextExpression.EventField e -> sight.eventText(e.field());
            case TextExpression.EventAttribute e -> sight.eventAttribute(e.name());
        };
    }
}

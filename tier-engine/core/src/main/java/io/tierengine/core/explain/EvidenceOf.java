package io.tierengine.core.explain;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.ExpressionPrinter;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.Scope;
import io.tierengine.core.expression.TextExpression;
import io.tierengine.core.number.Decimals;
import java.util.List;

/** Looks at conditions of one policy and keeps what it saw. */
final class EvidenceOf {

    private final PolicyTexts texts;
    private final Scope scope;

    /** For one customer. */
    EvidenceOf(PolicyTexts texts, Scope scope) {
        this.texts = texts;
        this.scope = scope;
    }

    Evidence look(Condition condition) {
        return switch (condition) {
            case Condition.Always(boolean value) -> new Evidence.Constant(value);
            case Condition.And(List<Condition> operands) -> group(Evidence.Kind.ALL, condition, operands);
            case Condition.Or(List<Condition> operands) -> group(Evidence.Kind.ANY, condition, operands);
            case Condition.Not(Condition operand) -> group(Evidence.Kind.NOT, condition, List.of(operand));
            case Condition.Choice(Condition when, Condition whenTrue, Condition whenFalse) ->
                group(Evidence.Kind.CHOICE, condition, List.of(when, whenTrue, whenFalse));
            case Condition.Same(boolean equal, Condition left, Condition right) ->
                group(equal ? Evidence.Kind.SAME : Evidence.Kind.DIFFERENT, condition, List.of(left, right));
            case Condition.NumberComparison(var comparison, NumberExpression left, NumberExpression right) ->
                comparison(
                        condition,
                        number(left),
                        comparison.symbol(),
                        right instanceof NumberExpression.Literal constant
                                ? texts.constant(constant)
                                : List.of(number(right)));
            case Condition.TextComparison(var comparison, TextExpression left, TextExpression right) ->
                comparison(condition, text(left), comparison.symbol(), List.of(text(right)));
            case Condition.NumberIn(NumberExpression value, List<NumberExpression> candidates) ->
                comparison(
                        condition,
                        number(value),
                        "in",
                        candidates.stream().map(this::number).toList());
            case Condition.TextIn(TextExpression value, List<TextExpression> candidates) ->
                comparison(
                        condition,
                        text(value),
                        "in",
                        candidates.stream().map(this::text).toList());
            case Condition.TextTest(var operation, TextExpression text, TextExpression argument) ->
                comparison(condition, text(text), ExpressionPrinter.nameOf(operation), List.of(text(argument)));
            case Condition.NumberPresent(NumberExpression value) ->
                comparison(condition, number(value), "has", List.of());
            case Condition.TextPresent(TextExpression value) -> comparison(condition, text(value), "has", List.of());
            case Condition.ProfilePresent(int slot, String _) ->
                comparison(condition, attribute(condition, slot), "has", List.of());
        };
    }

    private Evidence group(Evidence.Kind kind, Condition condition, List<Condition> operands) {
        Evidence[] parts = new Evidence[operands.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = look(operands.get(i));
        }
        return new Evidence.Group(kind, condition.holds(scope), List.of(parts));
    }

    private Evidence comparison(
            Condition condition, Evidence.Operand left, String operator, List<Evidence.Operand> right) {
        return new Evidence.Comparison(condition.holds(scope), left, operator, right);
    }

    private Evidence.Operand number(NumberExpression number) {
        return new Evidence.NumberOperand(texts.of(number), number.value(scope));
    }

    private Evidence.Operand text(TextExpression text) {
        return new Evidence.TextOperand(texts.of(text), text.value(scope));
    }

    private Evidence.Operand attribute(Condition condition, int slot) {
        String expression = texts.subjectOf(condition);
        long number = scope.profileNumber(slot);
        return number == Decimals.ABSENT
                ? new Evidence.TextOperand(expression, scope.profileText(slot))
                : new Evidence.NumberOperand(expression, number);
    }
}

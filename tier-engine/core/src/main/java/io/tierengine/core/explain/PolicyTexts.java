package io.tierengine.core.explain;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.ExpressionPrinter;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.TextExpression;
import io.tierengine.core.policy.Policy;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a policy's expressions whoever the customer is, each worked out once. Expressions are told apart by identity: they must be the
 * policy's own, or this would grow without end.
 */
final class PolicyTexts {

    private final IdentityHashMap<Object, String> texts = new IdentityHashMap<>();
    private final IdentityHashMap<Condition, String> subjects = new IdentityHashMap<>();
    private final IdentityHashMap<NumberExpression, List<Evidence.Operand>> constants = new IdentityHashMap<>();
    private final Gap.MetricOf[] metrics;

    PolicyTexts(Policy policy) {
        metrics = policy.metrics().stream().map(MetricUnit::describe).toArray(Gap.MetricOf[]::new);
    }

    String of(Condition condition) {
        String known = texts.get(condition);
        return known == null ? kept(condition, ExpressionPrinter.print(condition)) : known;
    }

    String of(NumberExpression number) {
        String known = texts.get(number);
        return known == null ? kept(number, ExpressionPrinter.print(number)) : known;
    }

    String of(TextExpression text) {
        String known = texts.get(text);
        return known == null ? kept(text, ExpressionPrinter.print(text)) : known;
    }

    /** The text of what a condition asks about. */
    String subjectOf(Condition condition) {
        String known = subjects.get(condition);
        if (known == null) {
            known = ConditionSubject.of(condition);
            subjects.put(condition, known);
        }
        return known;
    }

    private String kept(Object expression, String text) {
        texts.put(expression, text);
        return text;
    }

    /** What a number is if it is a metric; null otherwise. */
    Gap.@Nullable MetricOf metric(NumberExpression number) {
        return number instanceof NumberExpression.Metric(int index, String _) ? metrics[index] : null;
    }

    /** The right side of comparisons with a constant. */
    List<Evidence.Operand> constant(NumberExpression.Literal number) {
        List<Evidence.Operand> known = constants.get(number);
        if (known == null) {
            known = List.of(new Evidence.NumberOperand(of(number), number.micros()));
            constants.put(number, known);
        }
        return known;
    }
}

package io.tierengine.policy.explain;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.TextExpression;
import io.tierengine.core.fact.EventText;
import io.tierengine.core.metric.Metric;
import java.util.List;
import java.util.Locale;

/**
 * Conditions in words. A negated comparison reads as its opposite, "or unknown" where there may be no value: a comparison
 * with an absent value is false, and its negation true (semantics §2).
 */
final class ConditionWords {

    private final Words words;
    private final NumberWords numbers;

    ConditionWords(Words words, List<Metric> metrics) {
        this.words = words;
        this.numbers = new NumberWords(words, metrics, this);
    }

    NumberWords numbers() {
        return numbers;
    }

    String say(Condition condition) {
        return switch (condition) {
            case Condition.Always(boolean value) -> words.say(value ? "always" : "never");
            case Condition.And(var operands) -> joined(operands, "condition.and");
            case Condition.Or(var operands) -> joined(operands, "condition.or");
            case Condition.Not(var operand) -> not(operand);
            case Condition.Choice(var test, var whenTrue, var whenFalse) ->
                words.say("choice", operand(test), operand(whenTrue), operand(whenFalse));
            case Condition.Same(boolean equal, var left, var right) ->
                words.say(equal ? "same" : "different", operand(left), operand(right));
            case Condition.NumberComparison comparison -> compare(comparison);
            case Condition.TextComparison comparison -> compare(comparison);
            case Condition.NumberIn(var value, var candidates) ->
                words.say(
                        "in",
                        numbers.say(value),
                        words.or(candidates.stream()
                                .map(candidate -> numbers.say(candidate, value))
                                .toList()));
            case Condition.TextIn(var value, var candidates) ->
                words.say(
                        "in",
                        text(value),
                        words.or(candidates.stream().map(this::text).toList()));
            case Condition.TextTest(var operation, var text, var argument) ->
                words.say("text." + operation.name().toLowerCase(Locale.ROOT), text(text), text(argument));
            case Condition.NumberPresent(var value) -> words.say("present", numbers.say(value));
            case Condition.TextPresent(var value) -> words.say("present", text(value));
            case Condition.ProfilePresent(int slot, String name) -> words.say("present", words.say("profile", name));
        };
    }

    private String joined(List<Condition> operands, String key) {
        return words.joined(key, operands.stream().map(this::operand).toList());
    }

    private String operand(Condition condition) {
        boolean compound = condition instanceof Condition.And
                || condition instanceof Condition.Or
                || condition instanceof Condition.Choice
                || condition instanceof Condition.Same;
        return compound ? words.say("brackets", say(condition)) : say(condition);
    }

    private String not(Condition condition) {
        return switch (condition) {
            case Condition.NumberComparison(Comparison comparison, var left, var right) -> {
                String opposite = compare(new Condition.NumberComparison(opposite(comparison), left, right));
                boolean unknown = numbers.mayBeAbsent(left) || numbers.mayBeAbsent(right);
                yield unknown ? words.say("orUnknown", opposite) : opposite;
            }
            case Condition.TextComparison(Comparison comparison, var left, var right) -> {
                String opposite = compare(new Condition.TextComparison(opposite(comparison), left, right));
                yield words.say("orUnknown", opposite);
            }
            case Condition.NumberPresent(var value) -> words.say("notPresent", numbers.say(value));
            case Condition.TextPresent(var value) -> words.say("notPresent", text(value));
            case Condition.ProfilePresent(int slot, String name) -> words.say("notPresent", words.say("profile", name));
            case Condition.Not(var operand) -> say(operand);
            default -> words.say("not", say(condition));
        };
    }

    private String compare(Condition.NumberComparison condition) {
        NumberExpression left = condition.left();
        NumberExpression right = condition.right();
        boolean literalFirst = left instanceof NumberExpression.Literal && !(right instanceof NumberExpression.Literal);
        return literalFirst
                ? words.say(key(flipped(condition.comparison())), numbers.say(right), numbers.say(left, right))
                : words.say(key(condition.comparison()), numbers.say(left), numbers.say(right, left));
    }

    private String compare(Condition.TextComparison condition) {
        boolean literalFirst = condition.left() instanceof TextExpression.Literal
                && !(condition.right() instanceof TextExpression.Literal);
        TextExpression left = literalFirst ? condition.right() : condition.left();
        TextExpression right = literalFirst ? condition.left() : condition.right();
        Comparison comparison = literalFirst ? flipped(condition.comparison()) : condition.comparison();
        boolean ordered = comparison != Comparison.EQUAL && comparison != Comparison.NOT_EQUAL;
        return words.say((ordered ? "text." : "") + key(comparison), text(left), text(right));
    }

    private static String key(Comparison comparison) {
        return "is." + comparison.name().toLowerCase(Locale.ROOT);
    }

    private String text(TextExpression expression) {
        return switch (expression) {
            case TextExpression.Literal(String text) -> words.quoted(text);
            case TextExpression.ProfileText(int slot, String name) -> words.say("profile", name);
            case TextExpression.Lifecycle() -> words.say("lifecycle");
            case TextExpression.Segment() -> words.say("segment");
            case TextExpression.EventField(EventText field) ->
                words.say("event", words.say("field." + field.fieldName()));
            case TextExpression.EventAttribute(String name) -> words.say("attribute", words.quoted(name));
        };
    }

    private static Comparison opposite(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> Comparison.NOT_EQUAL;
            case NOT_EQUAL -> Comparison.EQUAL;
            case LESS -> Comparison.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Comparison.GREATER;
            case GREATER -> Comparison.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Comparison.LESS;
        };
    }

    private static Comparison flipped(Comparison comparison) {
        return switch (comparison) {
            case EQUAL, NOT_EQUAL -> comparison;
            case LESS -> Comparison.GREATER;
            case LESS_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
            case GREATER -> Comparison.LESS;
            case GREATER_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
        };
    }
}

package io.tierengine.policy.explain;

import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.number.Decimals;
import java.util.List;
import java.util.Locale;

/** Number expressions in words, and the units of what they stand for. */
final class NumberWords {

    private final Words words;
    private final List<Metric> metrics;
    private final ConditionWords conditions;

    NumberWords(Words words, List<Metric> metrics, ConditionWords conditions) {
        this.words = words;
        this.metrics = metrics;
        this.conditions = conditions;
    }

    /** What a number is a number of. */
    enum Unit {
        MONEY,
        DAYS,
        HOURS,
        NONE
    }

    String say(NumberExpression expression) {
        return switch (expression) {
            case NumberExpression.Literal(long micros) -> words.number(micros);
            case NumberExpression.Metric(int index, String name) -> name;
            case NumberExpression.Score() -> words.say("score");
            case NumberExpression.Dimension(int index, String name) -> words.say("dimension", name);
            case NumberExpression.RecencyDays() -> words.say("recency");
            case NumberExpression.TenureDays() -> words.say("tenure");
            case NumberExpression.UsualGapDays() -> words.say("usualGap");
            case NumberExpression.DaysUntil(int slot, String name) -> words.say("daysUntil", name);
            case NumberExpression.DowngradeInDays() -> words.say("downgradeIn");
            case NumberExpression.DaysToNotice() -> words.say("daysToNotice");
            case NumberExpression.Derived(String name, var value) ->
                name.startsWith("rfm.") ? words.say(name) : words.say("earlier", bare(name));
            case NumberExpression.Assessment(int slot, String name) -> words.say("assessment", name);
            case NumberExpression.Cutoff(int slot, String name) -> words.say(name);
            case NumberExpression.ProfileNumber(int slot, String name) -> words.say("profile", name);
            case NumberExpression.EventField(EventNumber field) -> words.say("event", fieldName(field));
            case NumberExpression.Negate(var operand) -> words.say("negate", operand(operand));
            case NumberExpression.Arithmetic(var operator, var left, var right) ->
                words.say("arithmetic." + operator.name().toLowerCase(Locale.ROOT), operand(left), operand(right));
            case NumberExpression.Choice(var condition, var whenTrue, var whenFalse) ->
                words.say("choice", conditions.say(condition), say(whenTrue), say(whenFalse));
        };
    }

    /** A metric's name without the {@code previous.} before it. */
    private static String bare(String name) {
        return name.substring(name.indexOf('.') + 1);
    }

    /** As the subject of a sentence. */
    String subject(NumberExpression expression) {
        return expression instanceof NumberExpression.Choice ? words.say("brackets", say(expression)) : say(expression);
    }

    String fieldName(EventNumber field) {
        return words.say("field." + field.fieldName());
    }

    /** An expression in the unit of another: a plain number gets it, anything else has its own. */
    String say(NumberExpression expression, NumberExpression other) {
        return expression instanceof NumberExpression.Literal(long micros)
                ? inUnit(micros, unit(other))
                : say(expression);
    }

    String inUnit(long micros, Unit unit) {
        return switch (unit) {
            case MONEY -> words.money(micros);
            case DAYS -> words.say(micros == Decimals.ONE ? "days.one" : "days.many", words.number(micros));
            case HOURS -> words.say(micros == Decimals.ONE ? "hours.one" : "hours.many", words.number(micros));
            case NONE -> words.number(micros);
        };
    }

    Unit unit(NumberExpression expression) {
        return switch (expression) {
            case NumberExpression.Metric(int index, String name) -> unit(metrics.get(index));
            case NumberExpression.RecencyDays _,
                    NumberExpression.TenureDays _,
                    NumberExpression.UsualGapDays _,
                    NumberExpression.DaysUntil _,
                    NumberExpression.DowngradeInDays _,
                    NumberExpression.DaysToNotice _ -> Unit.DAYS;
            case NumberExpression.Derived(String name, var value) -> unit(value);
            case NumberExpression.Arithmetic(var operator, var left, var right) ->
                operator == NumberExpression.Operator.SUBTRACT && unit(left) == unit(right) ? unit(left) : Unit.NONE;
            case NumberExpression.EventField(EventNumber field) -> field == EventNumber.VALUE ? Unit.NONE : Unit.MONEY;
            case NumberExpression.Negate(var operand) -> unit(operand);
            default -> Unit.NONE;
        };
    }

    private static Unit unit(Metric metric) {
        if (metric.aggregate() == Aggregate.ACTIVE_DAYS) {
            return Unit.DAYS;
        }
        if (metric.aggregate() == Aggregate.OLDEST_OPEN_HOURS || metric.aggregate() == Aggregate.RESOLUTION_HOURS) {
            return Unit.HOURS;
        }
        boolean money = metric.field() == EventNumber.AMOUNT || metric.field() == EventNumber.MARGIN;
        return money && metric.aggregate() != Aggregate.COUNT ? Unit.MONEY : Unit.NONE;
    }

    /** Whether there may be no value (semantics §2). */
    boolean mayBeAbsent(NumberExpression expression) {
        return switch (expression) {
            case NumberExpression.Literal _, NumberExpression.Score _, NumberExpression.Dimension _ -> false;
            case NumberExpression.Metric(int index, String name) ->
                switch (metrics.get(index).aggregate()) {
                    case SUM, COUNT, ACTIVE_DAYS, OPEN_CASES -> false;
                    case AVERAGE, MIN, MAX, LAST, OLDEST_OPEN_HOURS, RESOLUTION_HOURS -> true;
                };
            case NumberExpression.Negate(var operand) -> mayBeAbsent(operand);
            case NumberExpression.Arithmetic(var operator, var left, var right) ->
                operator == NumberExpression.Operator.DIVIDE || mayBeAbsent(left) || mayBeAbsent(right);
            case NumberExpression.Choice(var condition, var whenTrue, var whenFalse) ->
                mayBeAbsent(whenTrue) || mayBeAbsent(whenFalse);
            default -> true;
        };
    }

    private String operand(NumberExpression expression) {
        boolean compound = expression instanceof NumberExpression.Arithmetic
                || expression instanceof NumberExpression.Choice
                || expression instanceof NumberExpression.Negate;
        return compound ? words.say("brackets", say(expression)) : say(expression);
    }
}

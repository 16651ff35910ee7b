package io.tierengine.core.oracle;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.TextExpression;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.fact.EventText;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.metric.CaseTypes;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.metric.Source;
import io.tierengine.core.metric.Window;
import io.tierengine.core.time.CalendarPeriod;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes metrics of every source, aggregate and window, some of them with types and a {@code where}. */
final class MetricGenerator {

    static final String OPENING = "COMPLAINT";
    static final String CLOSING = "COMPLAINT_RESOLVED";
    static final List<String> INTERACTION_TYPES = List.of("VISIT", "SURVEY", OPENING);
    static final List<String> CHANNELS = List.of("store", "web", "web-app");

    private static final List<Aggregate> OF_EVENTS = Arrays.stream(Aggregate.values())
            .filter(Predicate.not(Aggregate::isOfCases))
            .toList();

    private final Dice dice;

    MetricGenerator(Dice dice) {
        this.dice = dice;
    }

    Metric next(String name, boolean hours) {
        if (dice.percent(12)) {
            return ofCases(name, hours);
        }
        Source source = dice.percent(70) ? Source.TRANSACTIONS : Source.INTERACTIONS;
        Aggregate aggregate = dice.oneOf(OF_EVENTS);
        Window window = window(hours && aggregate != Aggregate.ACTIVE_DAYS);
        return new Metric(name, source, types(source), where(source), aggregate, field(source, aggregate), window);
    }

    private Metric ofCases(String name, boolean hours) {
        Aggregate aggregate = dice.oneOf(Aggregate.OPEN_CASES, Aggregate.OLDEST_OPEN_HOURS, Aggregate.RESOLUTION_HOURS);
        CaseTypes types = new CaseTypes(
                dice.percent(80) ? Set.of(OPENING) : Set.of(OPENING, "SURVEY"),
                dice.percent(80) ? Set.of(CLOSING) : Set.of(CLOSING, "VISIT"));
        Window window = aggregate.isOfPresent() ? new Window.Lifetime() : window(hours);
        Condition where = dice.percent(80) ? null : where(Source.INTERACTIONS);
        return Metric.ofCases(name, types, where, aggregate, window);
    }

    private Window window(boolean hours) {
        if (hours && dice.percent(60)) {
            return new Window.RollingHours(dice.percent(30) ? 1 : dice.between(2, 72));
        }
        return switch (dice.between(0, 9)) {
            case 0, 1 -> new Window.ToDate(dice.oneOf(CalendarPeriod.values()));
            case 2 -> new Window.Lifetime();
            case 3 -> new Window.RollingDays(1);
            case 4 -> new Window.RollingDays(dice.between(30, 400));
            default -> new Window.RollingDays(dice.between(2, 25));
        };
    }

    private Set<String> types(Source source) {
        if (dice.percent(60)) {
            return Set.of();
        }
        if (source == Source.INTERACTIONS) {
            return Set.of(dice.oneOf(INTERACTION_TYPES));
        }
        return dice.oneOf(
                Set.of("PURCHASE"), Set.of("PURCHASE", "ADJUSTMENT"), Set.of("PURCHASE", "REFUND"), Set.of("REFUND"));
    }

    private @Nullable EventNumber field(Source source, Aggregate aggregate) {
        if (!aggregate.needsField() && dice.percent(70)) {
            return null;
        }
        if (source == Source.INTERACTIONS) {
            return EventNumber.VALUE;
        }
        return dice.percent(75) ? EventNumber.AMOUNT : EventNumber.MARGIN;
    }

    private @Nullable Condition where(Source source) {
        if (dice.percent(75)) {
            return null;
        }
        Condition first = test(source);
        return switch (dice.between(0, 4)) {
            case 0 -> new Condition.Not(first);
            case 1 -> new Condition.And(List.of(first, test(source)));
            case 2 -> new Condition.Or(List.of(first, test(source)));
            default -> first;
        };
    }

    private Condition test(Source source) {
        TextExpression channel = source == Source.TRANSACTIONS
                ? new TextExpression.EventField(EventText.CHANNEL)
                : new TextExpression.EventAttribute("place");
        NumberExpression number = new NumberExpression.EventField(
                source == Source.INTERACTIONS ? EventNumber.VALUE : dice.oneOf(EventNumber.AMOUNT, EventNumber.MARGIN));
        TextExpression text = new TextExpression.Literal(dice.oneOf(CHANNELS));
        return switch (dice.between(0, 6)) {
            case 0 -> new Condition.TextComparison(dice.oneOf(Comparison.EQUAL, Comparison.NOT_EQUAL), channel, text);
            case 1 -> new Condition.TextIn(channel, List.of(text, new TextExpression.Literal("store")));
            case 2 ->
                new Condition.TextTest(
                        dice.oneOf(Condition.TextOperation.values()), channel, new TextExpression.Literal("web"));
            case 3 -> new Condition.TextPresent(channel);
            case 4 -> new Condition.NumberPresent(number);
            default ->
                new Condition.NumberComparison(
                        dice.oneOf(Comparison.values()),
                        number,
                        new NumberExpression.Literal(dice.oneOf(0L, 5_000_000L, 100_000_000L, -50_000_000L)));
        };
    }
}

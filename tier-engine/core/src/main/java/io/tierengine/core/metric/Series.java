package io.tierengine.core.metric;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.fact.Event;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.number.Decimals;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events that several metrics look at: same source, types and condition, and the field that they aggregate. Metrics
 * that differ in aggregate and window only share their series and so its tiles. As every transaction has an amount, counting
 * transactions is a series of amounts too.
 *
 * @param cases not null: a series of closed cases, kept by their length in milliseconds, which no event enters by itself
 */
record Series(
        Source source,
        Set<String> types,
        @Nullable Condition where,
        @Nullable EventNumber field,
        @Nullable CaseTypes cases) {

    static Series of(Metric metric) {
        boolean everyTransaction = metric.source() == Source.TRANSACTIONS && metric.field() == null;
        EventNumber field = everyTransaction ? EventNumber.AMOUNT : metric.field();
        return new Series(metric.source(), metric.types(), metric.where(), field, metric.cases());
    }

    boolean takes(Event event, EventScope scope) {
        return cases == null
                && source.has(event)
                && (types.isEmpty() || types.contains(event.typeName()))
                && (where == null || where.holds(scope))
                && (field == null || event.number(field) != Decimals.ABSENT);
    }

    /** Whether both look at the same number of events. */
    boolean hasFieldOf(Series other) {
        return field != null && field == other.field && source == other.source && cases == null && other.cases == null;
    }

    /** The field in the unit that tiles keep: 1/10,000 for money, micros otherwise. */
    long keptValue(Event event) {
        return field == null ? 0 : event.number(field) / microsPerUnit();
    }

    long microsPerUnit() {
        return field == EventNumber.AMOUNT || field == EventNumber.MARGIN ? Decimals.MICROS_PER_AMOUNT_UNIT : 1;
    }
}

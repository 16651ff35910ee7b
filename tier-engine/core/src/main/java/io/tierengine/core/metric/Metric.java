package io.tierengine.core.metric;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.fact.EventNumber;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A number about a customer, kept up to date event by event (semantics §2).
 *
 * @param types types of event that count; empty: all of them
 * @param where what must hold of the event itself; null: nothing
 * @param field what is aggregated; null for {@code count} and {@code activeDays} of every event
 */
public record Metric(
        String name,
        Source source,
        Set<String> types,
        @Nullable Condition where,
        Aggregate aggregate,
        @Nullable EventNumber field,
        Window window) {

    public Metric {
        types = Set.copyOf(types);
        if (aggregate.needsField() && field == null) {
            throw new IllegalArgumentException("metric " + name + ": " + aggregate.policyName() + " needs a field");
        }
        if (field != null && !source.carries(field)) {
            throw new IllegalArgumentException(
                    "metric " + name + ": " + source.policyName() + " have no field " + field.fieldName());
        }
        if (aggregate == Aggregate.ACTIVE_DAYS && window instanceof Window.RollingHours) {
            throw new IllegalArgumentException("metric " + name + ": activeDays needs a window of days");
        }
    }
}

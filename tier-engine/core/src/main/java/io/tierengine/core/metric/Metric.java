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
 * @param field what is aggregated; null for {@code count} and {@code activeDays} of every event, and for cases
 * @param cases what opens and closes a case, for the aggregates of cases; null for all others
 */
public record Metric(
        String name,
        Source source,
        Set<String> types,
        @Nullable Condition where,
        Aggregate aggregate,
        @Nullable EventNumber field,
        Window window,
        @Nullable CaseTypes cases) {

    /** How many open cases of one kind are told apart of a customer. */
    public static final int MOST_OPEN_CASES = CaseBook.MOST;

    public Metric {
        types = Set.copyOf(types);
        if (aggregate.isOfCases() != (cases != null)) {
            throw new IllegalArgumentException(
                    "metric " + name + ": types that open and close belong to aggregates of cases");
        }
        if (aggregate.isOfCases() && (source != Source.INTERACTIONS || field != null || !types.isEmpty())) {
            throw new IllegalArgumentException(
                    "metric " + name + ": cases are of interactions, without types or field");
        }
        if (aggregate.isOfPresent() && !(window instanceof Window.Lifetime)) {
            throw new IllegalArgumentException("metric " + name + ": " + aggregate.policyName() + " has no window");
        }
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

    /** A metric of single events. */
    public Metric(
            String name,
            Source source,
            Set<String> types,
            @Nullable Condition where,
            Aggregate aggregate,
            @Nullable EventNumber field,
            Window window) {
        this(name, source, types, where, aggregate, field, window, null);
    }

    /** A metric of cases. */
    public static Metric ofCases(
            String name, CaseTypes cases, @Nullable Condition where, Aggregate aggregate, Window window) {
        return new Metric(name, Source.INTERACTIONS, Set.of(), where, aggregate, null, window, cases);
    }
}

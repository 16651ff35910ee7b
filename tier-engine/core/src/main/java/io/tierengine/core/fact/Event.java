package io.tierengine.core.fact;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fact that happened once and has an id of its own: transactions and interactions share one space of ids. */
public sealed interface Event extends Fact permits Transaction, Interaction {

    /** Unique per customer for as long as the policy's {@code deduplication}; empty if it wasn't given, which is refused. */
    String eventId();

    /** The type as text, such as {@code PURCHASE} or {@code COMPLAINT}. */
    String typeName();

    /** A numeric field in micros, or absent. For a refund the amount and the margin are negative. */
    long number(EventNumber field);

    /** A text field; null if it isn't given. */
    @Nullable
    String text(EventText field);

    /** Free attributes by name. */
    Map<String, String> attributes();

    /** Where the event lands: its own instant, or for a refund that of the original when it is known. */
    default long originalOccurredAtMillis() {
        return occurredAtMillis();
    }
}

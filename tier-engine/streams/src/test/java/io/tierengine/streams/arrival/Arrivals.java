package io.tierengine.streams.arrival;

import io.tierengine.core.fact.Event;
import io.tierengine.core.fact.Fact;

/** Arrivals without records. */
public final class Arrivals {

    private Arrivals() {}

    /** A fact as if it had been read from a topic. */
    public static Arrival of(Fact fact) {
        Arrival arrival = new Arrival(new byte[0], new Arrival.Content.OfFact(fact));
        arrival.appendedAt(fact.occurredAtMillis());
        return arrival;
    }

    /** An event as if it had been read from bytes, and could be again. */
    public static Arrival of(byte[] bytes, Event event, EventRereader rereader) {
        return Arrival.of(bytes, event, rereader);
    }
}

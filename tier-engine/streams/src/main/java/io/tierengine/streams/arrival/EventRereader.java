package io.tierengine.streams.arrival;

import io.tierengine.core.fact.Event;

/** Reads events that were read before, so that their bytes can be kept instead of them. */
public interface EventRereader {

    /** The event of a record's value. */
    Event reread(byte[] bytes);
}

package io.tierengine.streams.arrival;

import io.tierengine.core.fact.Event;

/** Reads the events that one writer's schema describes. Thread-safe. */
sealed interface EventReader permits TransactionReader, InteractionReader {

    /**
     * The event in the bytes, all of them.
     *
     * @throws OddBytesException where Avro's own reader must say what they are
     */
    Event read(AvroBytes in);
}

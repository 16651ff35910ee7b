package io.tierengine.streams.arrival;

import io.tierengine.core.number.Decimals;
import io.tierengine.streams.arrival.Arrival.Content;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Event time: facts of different topics are taken in the order in which they occurred, as far as they lie on the broker.
 *
 * <p>A fact dated after its append is taken at its append, since it may be refused and mustn't hold up others or move time; never
 * below zero, as Kafka Streams passes over negative timestamps in silence. A mark is taken after what it says is complete, one
 * that closes a load after all that was appended before it; one that opens a load, or a record that can't be read, at once.
 */
public final class OccurrenceTimestamps implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        Arrival arrival = (Arrival) record.value();
        long appendedAt = record.timestamp();
        arrival.appendedAt(appendedAt);
        long at = switch (arrival.content()) {
            case Content.OfFact fact -> fact.fact().occurredAtMillis();
            case Content.OfMark mark -> timeOf(mark.mark(), appendedAt);
            case Content.Unreadable unreadable -> 0;
        };
        return Math.max(0, Math.min(at, appendedAt));
    }

    private static long timeOf(Arrival.Mark mark, long appendedAt) {
        if (mark.backfill() == Arrival.Backfill.CLOSED) {
            return appendedAt;
        }
        return mark.completeThroughMillis() == Decimals.ABSENT ? 0 : mark.completeThroughMillis();
    }
}

package io.tierengine.streams.arrival;

import io.tierengine.contract.RefusalReason;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.number.Decimals;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record of an input topic: what it says, or why it can't be read, together with its bytes, which a dead letter needs.
 *
 * <p>When it was appended is known only where the whole Kafka record is seen, which is the timestamp extractor:
 * {@link OccurrenceTimestamps} sets it before anybody else looks.
 */
public final class Arrival {

    private final byte @Nullable [] bytes;
    private final Content content;
    private long appendedAtMillis = Decimals.ABSENT;

    Arrival(byte @Nullable [] bytes, Content content) {
        this.bytes = bytes;
        this.content = content;
    }

    /** What a record says. */
    public sealed interface Content {

        /** A fact about a customer. */
        record OfFact(Fact fact) implements Content {}

        /** Word about a partition's clock. */
        record OfMark(Mark mark) implements Content {}

        /** Nothing that can be understood. */
        record Unreadable(RefusalReason reason, String message) implements Content {}
    }

    /**
     * A clock mark.
     *
     * @param completeThroughMillis facts up to here are complete, epoch milliseconds; absent: nothing is said
     * @param source who loads, so that several loads at a time are told apart
     */
    public record Mark(long completeThroughMillis, Backfill backfill, String source) {}

    /** What a clock mark says of a load of old facts. */
    public enum Backfill {
        UNCHANGED,
        OPENED,
        CLOSED
    }

    public Content content() {
        return content;
    }

    /** The record's value as it was sent; null for a record without one. */
    public byte @Nullable [] bytes() {
        return bytes;
    }

    /** When the broker appended the record, epoch milliseconds. */
    public long appendedAtMillis() {
        return appendedAtMillis;
    }

    void appendedAt(long millis) {
        appendedAtMillis = millis;
    }

    @Override
    public String toString() {
        return "Arrival[" + content + ", appended at " + appendedAtMillis + ", "
                + (bytes == null ? "no" : Objects.requireNonNull(bytes).length) + " bytes]";
    }
}

package io.tierengine.streams.arrival;

import io.tierengine.contract.RefusalReason;
import io.tierengine.core.fact.Event;
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
    private final @Nullable EventRereader rereader;
    private long appendedAtMillis = Decimals.ABSENT;

    Arrival(byte @Nullable [] bytes, Content content) {
        this(bytes, content, null);
    }

    private Arrival(byte @Nullable [] bytes, Content content, @Nullable EventRereader rereader) {
        this.bytes = bytes;
        this.content = content;
        this.rereader = rereader;
    }

    /** An event that can be read again from its bytes. */
    static Arrival of(byte[] bytes, Event event, EventRereader rereader) {
        return new Arrival(bytes, new Content.OfFact(event), rereader);
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

    /**
     * The fact that it is.
     *
     * @throws IllegalStateException if it is none
     */
    public Fact fact() {
        if (content instanceof Content.OfFact known) {
            return known.fact();
        }
        throw new IllegalStateException(this + " is no fact");
    }

    /** Reads the event again from {@link #bytes()}; null if that can't be done: then the fact itself must be kept. */
    public @Nullable EventRereader rereader() {
        return rereader;
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

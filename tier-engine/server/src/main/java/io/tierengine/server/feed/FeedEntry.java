package io.tierengine.server.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An event as it is sent to everybody: encoded once, with what filters look at beside it. */
final class FeedEntry {

    private final int partition;
    private final long offset;
    private final Positions after;
    private final Traits traits;
    private final byte[] idLine;
    private final byte[] rest;

    /**
     * What filters look at.
     *
     * @param kind change, stage, segment or alert
     * @param tier of the customer after it
     * @param risk of the customer
     * @param direction of a change
     */
    record Traits(
            String kind,
            String customerId,
            @Nullable String tier,
            @Nullable String risk,
            @Nullable String direction,
            @Nullable String owner,
            @Nullable String region) {}

    /**
     * An event.
     *
     * @param after how far the feed was read with it
     * @param json on one line
     */
    FeedEntry(int partition, long offset, Positions after, Traits traits, byte[] json) {
        this.partition = partition;
        this.offset = offset;
        this.after = after;
        this.traits = traits;
        this.idLine = idLine(after);
        ByteArrayOutputStream text = new ByteArrayOutputStream(json.length + 40);
        text.writeBytes(("event: " + traits.kind() + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        text.writeBytes(json);
        text.write('\n');
        text.write('\n');
        this.rest = text.toByteArray();
    }

    static byte[] idLine(Positions positions) {
        return ("id: " + positions + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    Positions after() {
        return after;
    }

    Traits traits() {
        return traits;
    }

    /** Whether somebody who had read so far has had it. */
    boolean isBefore(Positions positions) {
        return offset < positions.of(partition);
    }

    int size() {
        return idLine.length + rest.length;
    }

    /** Writes it with its own position. */
    void writeTo(ByteArrayOutputStream out) {
        out.writeBytes(idLine);
        out.writeBytes(rest);
    }

    /** Writes it with the position of somebody who had read further than this instance in some partition. */
    void writeTo(ByteArrayOutputStream out, Positions further) {
        out.writeBytes(idLine(after.orFurther(further)));
        out.writeBytes(rest);
    }
}

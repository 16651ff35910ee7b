package io.tierengine.server.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Somebody who listens: a place in the ring, and what it asked for. It takes as much as its connection can, several events at a time; when
 * the events it still had to get are overwritten, it is too slow and is dropped.
 */
final class FeedClient implements Subscription {

    private static final int CHUNK_BYTES = 16 << 10;
    private static final byte[] HELLO = "retry: 2000\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};
    private static final byte[] HEARTBEAT = ":\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] GAP = "event: gap\ndata: {\"kind\":\"gap\"}\n\n".getBytes(StandardCharsets.US_ASCII);

    private final FeedRing ring;
    private final FeedFilter filter;
    private final Optional<String> lastEventId;
    private final Subscriber<? super byte[]> subscriber;
    private final Consumer<FeedClient> whenEnded;
    private final AtomicLong requested = new AtomicLong();
    private final AtomicInteger entered = new AtomicInteger();
    private volatile boolean attached;
    private volatile boolean heartbeatDue;
    private volatile boolean cancelled;
    private volatile boolean closing;

    // Written once before it is attached; then only who has entered the drain touches these.
    private long cursor;
    private @Nullable Positions ahead;
    private byte[] opening = NOTHING;

    // Only who has entered the drain touches these.
    private byte[] greeting = HELLO;
    private boolean ended;
    private boolean slow;

    /**
     * Somebody who listens.
     *
     * @param lastEventId where it left off; empty: it begins now
     * @param whenEnded is told once when it doesn't listen any more
     */
    FeedClient(
            FeedRing ring,
            FeedFilter filter,
            Optional<String> lastEventId,
            Subscriber<? super byte[]> subscriber,
            Consumer<FeedClient> whenEnded) {
        this.ring = ring;
        this.filter = filter;
        this.lastEventId = lastEventId;
        this.subscriber = subscriber;
        this.whenEnded = whenEnded;
    }

    /** Finds its place when the ring has caught up with the feed. Whoever calls it sees to it that nobody else does at once. */
    void attach() {
        if (attached) {
            return;
        }
        FeedRing.End end = ring.end();
        ByteArrayOutputStream first = new ByteArrayOutputStream(128);
        Positions had = lastEventId
                .flatMap(id -> Positions.parse(id, end.positions().partitions()))
                .orElse(null);
        Optional<Long> place = had == null ? Optional.empty() : ring.resume(had);
        if (had == null) {
            cursor = end.number();
            first.writeBytes(FeedEntry.idLine(end.positions()));
            first.write('\n');
        } else {
            cursor = place.orElseGet(ring::first);
            ahead = had;
        }
        if (lastEventId.isPresent() && place.isEmpty()) {
            first.writeBytes(GAP);
        }
        opening = first.toByteArray();
        attached = true;
        drain();
    }

    @Override
    public void request(long n) {
        if (n <= 0) {
            cancel();
            return;
        }
        requested.accumulateAndGet(n, (before, more) -> before + more < 0 ? Long.MAX_VALUE : before + more);
        drain();
    }

    @Override
    public void cancel() {
        cancelled = true;
        drain();
    }

    /** Ends the answer when the server stops. */
    void close() {
        closing = true;
        drain();
    }

    void heartbeat() {
        heartbeatDue = true;
        drain();
    }

    boolean wasSlow() {
        return slow;
    }

    /** Sends what can be sent. Who comes while another is at it leaves the work to that one. */
    void drain() {
        if (entered.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        while (missed != 0) {
            pump();
            missed = entered.addAndGet(-missed);
        }
    }

    private void pump() {
        while (!ended) {
            if (cancelled) {
                end();
                return;
            }
            if (closing) {
                end();
                subscriber.onComplete();
                return;
            }
            if (attached && !skipToWanted()) {
                slow = true;
                end();
                subscriber.onError(new SlowClientException());
                return;
            }
            if (requested.get() == 0) {
                return;
            }
            byte[] chunk = nextChunk();
            if (chunk.length == 0) {
                return;
            }
            requested.accumulateAndGet(1, (before, one) -> before == Long.MAX_VALUE ? before : before - one);
            subscriber.onNext(chunk);
        }
    }

    private void end() {
        ended = true;
        whenEnded.accept(this);
    }

    /** Goes on to the next event that it wants; false if events were overwritten before it had looked at them. */
    private boolean skipToWanted() {
        long end = ring.end().number();
        while (cursor < end) {
            FeedEntry entry = ring.at(cursor);
            if (entry == null) {
                return false;
            }
            if (wants(entry)) {
                return true;
            }
            cursor++;
        }
        return true;
    }

    private boolean wants(FeedEntry entry) {
        Positions had = ahead;
        if (had != null) {
            if (entry.isBefore(had)) {
                return false;
            }
            if (entry.after().covers(had)) {
                ahead = null;
            }
        }
        return filter.passes(entry.traits());
    }

    /** Empty if there is nothing to send. */
    private byte[] nextChunk() {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream(1_024);
        chunk.writeBytes(greeting);
        greeting = NOTHING;
        if (attached) {
            chunk.writeBytes(opening);
            opening = NOTHING;
            writeEvents(chunk);
        }
        if (heartbeatDue) {
            heartbeatDue = false;
            writeHeartbeat(chunk);
        }
        return chunk.toByteArray();
    }

    private void writeEvents(ByteArrayOutputStream chunk) {
        long end = ring.end().number();
        while (cursor < end && chunk.size() < CHUNK_BYTES) {
            FeedEntry entry = ring.at(cursor);
            if (entry == null) {
                return;
            }
            if (wants(entry)) {
                Positions had = ahead;
                if (had == null) {
                    entry.writeTo(chunk);
                } else {
                    entry.writeTo(chunk, had);
                }
            }
            cursor++;
        }
    }

    /** A comment, with the position, so that who resumes needn't go through what it doesn't want again. */
    private void writeHeartbeat(ByteArrayOutputStream chunk) {
        chunk.writeBytes(HEARTBEAT);
        FeedRing.End end = ring.end();
        if (attached && cursor == end.number()) {
            Positions had = ahead;
            chunk.writeBytes(FeedEntry.idLine(
                    had == null ? end.positions() : end.positions().orFurther(had)));
        }
        chunk.write('\n');
    }
}

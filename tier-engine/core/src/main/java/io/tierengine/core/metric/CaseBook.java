package io.tierengine.core.metric;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.core.time.CalendarDuration;
import io.tierengine.core.time.LocalCalendar;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cases of one kind that one customer has open, and the closings of late (semantics §7). A case is known by a hash of 48 bits.
 *
 * <p>A closing is remembered for a while, as the id of an event is: one that came before its opening ends the case when the opening comes,
 * and what repeats a case that is closed doesn't open it again. An opening later than the closing does.
 *
 * <p>At most {@link #MOST} cases are open at once: of more, those that were opened first. One that isn't kept is never closed either. As
 * many closings are remembered; of more, the latest to come.
 */
final class CaseBook {

    static final int MOST = 256;
    static final long HOUR_MILLIS = 3_600_000L;

    private static final long HASH_MASK = (1L << 48) - 1;

    /** Open cases, the oldest first, those of one instant in the order in which they came. */
    private long[] openHashes = new long[2];

    private long[] openedAtMillis = new long[2];
    private int open;

    /** Closings in the order in which they came. */
    private long[] closedHashes = new long[2];

    private long[] closedAtMillis = new long[2];
    private long[] acceptedAtMillis = new long[2];
    /** Whether its opening is known. */
    private boolean[] paired = new boolean[2];

    private int closed;

    /**
     * An opening or a closing event.
     *
     * @param seenAtMillis the later of the customer's {@code asOf} and the event's own instant
     */
    record Step(boolean opens, long hash, long occurredAtMillis, long seenAtMillis) {}

    /** A case whose both ends are known. */
    record Length(long closedAtMillis, long millis) {}

    CaseBook copy() {
        CaseBook copy = new CaseBook();
        copy.openHashes = openHashes.clone();
        copy.openedAtMillis = openedAtMillis.clone();
        copy.open = open;
        copy.closedHashes = closedHashes.clone();
        copy.closedAtMillis = closedAtMillis.clone();
        copy.acceptedAtMillis = acceptedAtMillis.clone();
        copy.paired = paired.clone();
        copy.closed = closed;
        return copy;
    }

    boolean isEmpty() {
        return open == 0 && closed == 0;
    }

    /** Number of open cases. */
    int open() {
        return open;
    }

    /** When the oldest open case was opened; there must be one. */
    long oldestMillis() {
        return openedAtMillis[0];
    }

    /** The case that a step brings to its end; null if none. Changes nothing. */
    @Nullable
    Length endedBy(Step step, CalendarDuration remembered, LocalCalendar calendar) {
        if (!step.opens()) {
            int place = find(openHashes, open, step.hash());
            return place < 0 || step.occurredAtMillis() < openedAtMillis[place]
                    ? null
                    : new Length(step.occurredAtMillis(), step.occurredAtMillis() - openedAtMillis[place]);
        }
        int closing = find(closedHashes, closed, step.hash());
        boolean ends = closing >= 0
                && !paired[closing]
                && step.occurredAtMillis() <= closedAtMillis[closing]
                && step.seenAtMillis() <= calendar.plus(acceptedAtMillis[closing], remembered);
        return ends ? new Length(closedAtMillis[closing], closedAtMillis[closing] - step.occurredAtMillis()) : null;
    }

    void take(Step step, CalendarDuration remembered, LocalCalendar calendar) {
        forget(step.seenAtMillis(), remembered, calendar);
        if (step.opens()) {
            takeOpening(step);
        } else {
            takeClosing(step);
        }
    }

    private void takeOpening(Step step) {
        int closing = find(closedHashes, closed, step.hash());
        if (closing >= 0 && step.occurredAtMillis() <= closedAtMillis[closing]) {
            paired[closing] = true;
            return;
        }
        if (closing >= 0) {
            removeClosing(closing);
        }
        long at = step.occurredAtMillis();
        int known = find(openHashes, open, step.hash());
        if (known >= 0) {
            at = Math.min(at, openedAtMillis[known]);
            removeOpen(known);
        }
        insertOpen(step.hash() & HASH_MASK, at);
    }

    private void takeClosing(Step step) {
        int opening = find(openHashes, open, step.hash());
        if (opening >= 0 && step.occurredAtMillis() < openedAtMillis[opening]) {
            return;
        }
        if (opening >= 0) {
            removeOpen(opening);
        }
        if (find(closedHashes, closed, step.hash()) < 0) {
            appendClosing(step.hash() & HASH_MASK, step.occurredAtMillis(), step.seenAtMillis(), opening >= 0);
        }
    }

    private void forget(long seenAtMillis, CalendarDuration remembered, LocalCalendar calendar) {
        while (closed > 0 && seenAtMillis > calendar.plus(acceptedAtMillis[0], remembered)) {
            removeClosing(0);
        }
    }

    private static int find(long[] hashes, int size, long hash) {
        for (int i = 0; i < size; i++) {
            if (hashes[i] == (hash & HASH_MASK)) {
                return i;
            }
        }
        return -1;
    }

    private void insertOpen(long hash, long at) {
        int place = open;
        while (place > 0 && openedAtMillis[place - 1] > at) {
            place--;
        }
        if (place == MOST) {
            return;
        }
        open = Math.min(open + 1, MOST);
        if (open > openHashes.length) {
            openHashes = Arrays.copyOf(openHashes, open * 2);
            openedAtMillis = Arrays.copyOf(openedAtMillis, open * 2);
        }
        System.arraycopy(openHashes, place, openHashes, place + 1, open - 1 - place);
        System.arraycopy(openedAtMillis, place, openedAtMillis, place + 1, open - 1 - place);
        openHashes[place] = hash;
        openedAtMillis[place] = at;
    }

    private void removeOpen(int place) {
        open--;
        System.arraycopy(openHashes, place + 1, openHashes, place, open - place);
        System.arraycopy(openedAtMillis, place + 1, openedAtMillis, place, open - place);
    }

    private void appendClosing(long hash, long at, long acceptedAt, boolean isPaired) {
        if (closed == MOST) {
            removeClosing(0);
        }
        if (closed == closedHashes.length) {
            closedHashes = Arrays.copyOf(closedHashes, closed * 2);
            closedAtMillis = Arrays.copyOf(closedAtMillis, closed * 2);
            acceptedAtMillis = Arrays.copyOf(acceptedAtMillis, closed * 2);
            paired = Arrays.copyOf(paired, closed * 2);
        }
        closedHashes[closed] = hash;
        closedAtMillis[closed] = at;
        acceptedAtMillis[closed] = acceptedAt;
        paired[closed] = isPaired;
        closed++;
    }

    private void removeClosing(int place) {
        closed--;
        System.arraycopy(closedHashes, place + 1, closedHashes, place, closed - place);
        System.arraycopy(closedAtMillis, place + 1, closedAtMillis, place, closed - place);
        System.arraycopy(acceptedAtMillis, place + 1, acceptedAtMillis, place, closed - place);
        System.arraycopy(paired, place + 1, paired, place, closed - place);
    }

    /** Writes the cases, instants back from the present. */
    void write(PackedWriter out, long presentMillis) {
        out.writeUnsigned(open);
        for (int i = 0; i < open; i++) {
            out.writeFixed48(openHashes[i]);
            out.writeUnsigned(presentMillis - openedAtMillis[i]);
        }
        out.writeUnsigned(closed);
        for (int i = 0; i < closed; i++) {
            out.writeFixed48(closedHashes[i]);
            out.writeUnsigned(((presentMillis - closedAtMillis[i]) << 1) | (paired[i] ? 1 : 0));
            out.writeUnsigned(presentMillis - acceptedAtMillis[i]);
        }
    }

    /** Reads what {@link #write} wrote, into an empty book. */
    void read(PackedReader in, long presentMillis) {
        int openings = atMost(in.readCount());
        for (int i = 0; i < openings; i++) {
            long hash = in.readFixed48();
            insertOpen(hash, presentMillis - in.readUnsigned());
        }
        int closings = atMost(in.readCount());
        for (int i = 0; i < closings; i++) {
            long hash = in.readFixed48();
            long folded = in.readUnsigned();
            appendClosing(hash, presentMillis - (folded >>> 1), presentMillis - in.readUnsigned(), (folded & 1) != 0);
        }
    }

    private static int atMost(int count) {
        if (count > MOST) {
            throw new CorruptStateException(count + " cases of at most " + MOST);
        }
        return count;
    }
}

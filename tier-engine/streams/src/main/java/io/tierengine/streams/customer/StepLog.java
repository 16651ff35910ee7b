package io.tierengine.streams.customer;

import io.tierengine.core.fact.Fact;
import io.tierengine.streams.arrival.Arrival;
import io.tierengine.streams.arrival.EventRereader;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a task's customers since they were last written, so that it can be done again. Each step tells which of the same customer's came before
 * it. Events lie here as the bytes that they came in, one behind the other in pieces of memory that are used again: as objects they
 * would be most of what a collection of young objects has to copy, see ADR-0021.
 */
final class StepLog {

    /** In the place of a step: there is none. */
    static final long NONE = -1;

    static final int PIECE_BYTES = 64 << 10;

    /** Pieces kept for use; what is beyond that after a burst goes back to the heap. */
    private static final int MOST_SPARE = 16;

    /** The step before, the clock, what follows, and of which length or number. */
    private static final int HEAD_BYTES = Long.BYTES + Long.BYTES + 1 + Integer.BYTES;

    private static final int NO_FACT = 0;
    private static final int OBJECT = 1;
    /** From here on: the bytes of an event, and who can read them. */
    private static final int FIRST_READER = 2;

    private final List<Piece> pieces = new ArrayList<>();
    private final ArrayDeque<ByteBuffer> spare = new ArrayDeque<>();
    private final List<EventRereader> readers = new ArrayList<>();
    /** Number of the first piece that is there. */
    private long first;

    /**
     * A customer was advanced to the clock and, if there is one, took a fact.
     *
     * @param clockMillis of the partition
     */
    record Step(long clockMillis, @Nullable Fact fact) {}

    /**
     * Some steps, one behind the other.
     *
     * @param facts that can't be read again
     */
    private record Piece(ByteBuffer bytes, List<Fact> facts) {}

    /**
     * Adds a step.
     *
     * @param before the customer's step before; {@link #NONE}: this is its first
     * @param arrival of the fact that it took; null: time went by
     * @return the step, to be named by the next one
     */
    long add(long before, long clockMillis, @Nullable Arrival arrival) {
        EventRereader reader = arrival == null ? null : arrival.rereader();
        byte[] event = reader == null ? null : Objects.requireNonNull(arrival).bytes();
        int length = event == null ? 0 : event.length;
        Piece piece = pieceFor(HEAD_BYTES + length);
        ByteBuffer bytes = piece.bytes();
        long step = position(bytes);
        bytes.putLong(before).putLong(clockMillis);
        if (event != null) {
            bytes.put((byte) (FIRST_READER + numberOf(Objects.requireNonNull(reader))))
                    .putInt(length)
                    .put(event);
        } else if (arrival != null) {
            bytes.put((byte) OBJECT).putInt(piece.facts().size());
            piece.facts().add(arrival.fact());
        } else {
            bytes.put((byte) NO_FACT).putInt(0);
        }
        return step;
    }

    /** A customer's steps in their order, of which the last is named. */
    List<Step> stepsTo(long last) {
        List<Step> steps = new ArrayList<>();
        long at = last;
        while (at != NONE) {
            Piece piece = pieces.get((int) ((at >>> Integer.SIZE) - first));
            ByteBuffer bytes = piece.bytes().duplicate().position((int) at);
            at = bytes.getLong();
            steps.add(new Step(bytes.getLong(), factOf(bytes, piece)));
        }
        return steps.reversed();
    }

    private @Nullable Fact factOf(ByteBuffer bytes, Piece piece) {
        int kind = bytes.get();
        int number = bytes.getInt();
        return switch (kind) {
            case NO_FACT -> null;
            case OBJECT -> piece.facts().get(number);
            default -> {
                byte[] event = new byte[number];
                bytes.get(event);
                yield readers.get(kind - FIRST_READER).reread(event);
            }
        };
    }

    /** Where the next step comes. */
    long end() {
        return pieces.isEmpty()
                ? first << Integer.SIZE
                : position(pieces.getLast().bytes());
    }

    /** Nobody will name a step again that lies before another. */
    void forgetBefore(long step) {
        int gone = (int) ((step >>> Integer.SIZE) - first);
        List<Piece> forgotten = pieces.subList(0, Math.min(gone, pieces.size()));
        for (Piece piece : forgotten) {
            if (spare.size() < MOST_SPARE && piece.bytes().capacity() == PIECE_BYTES) {
                spare.add(piece.bytes().clear());
            }
        }
        first += forgotten.size();
        forgotten.clear();
    }

    private long position(ByteBuffer last) {
        return ((first + pieces.size() - 1) << Integer.SIZE) | last.position();
    }

    private Piece pieceFor(int length) {
        if (!pieces.isEmpty() && pieces.getLast().bytes().remaining() >= length) {
            return pieces.getLast();
        }
        ByteBuffer bytes = length > PIECE_BYTES || spare.isEmpty()
                ? ByteBuffer.allocate(Math.max(length, PIECE_BYTES))
                : spare.poll();
        Piece added = new Piece(bytes, new ArrayList<>(0));
        pieces.add(added);
        return added;
    }

    /** There is one for each topic of events, so two. */
    private int numberOf(EventRereader reader) {
        int known = readers.indexOf(reader);
        if (known >= 0) {
            return known;
        }
        readers.add(reader);
        return readers.size() - 1;
    }
}

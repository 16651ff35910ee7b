package io.tierengine.server.feed;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The latest events, each with a number that grows by one. One thread adds; all may read. An event that is overwritten is gone, and its
 * reader is told so.
 */
final class FeedRing {

    private final AtomicReferenceArray<@Nullable Numbered> slots;
    private final int capacity;
    private volatile End end = new End(0, Positions.of());

    /** The lowest offset of each partition from which on all events are kept; guarded by this. */
    private long[] floor = {};

    /** An entry at its number. */
    private record Numbered(long number, FeedEntry entry) {}

    /**
     * Where the latest event ends.
     *
     * @param number of the next event
     * @param positions how far the feed was read
     */
    record End(long number, Positions positions) {}

    FeedRing(int capacity) {
        this.capacity = capacity;
        this.slots = new AtomicReferenceArray<>(capacity);
    }

    /** Begins at positions of the feed. */
    synchronized void begin(Positions positions) {
        floor = new long[positions.partitions()];
        Arrays.setAll(floor, positions::of);
        end = new End(0, positions);
    }

    /** Adds an event that follows the others; its positions are those of the end before, and itself. */
    synchronized void add(int partition, long offset, FeedEntry entry) {
        long number = end.number();
        int slot = Math.floorMod(number, capacity);
        Numbered lost = slots.get(slot);
        if (lost != null) {
            // All that was read up to the lost event was lost before it.
            Positions after = lost.entry().after();
            for (int i = 0; i < floor.length; i++) {
                floor[i] = Math.max(floor[i], after.of(i));
            }
        }
        slots.set(slot, new Numbered(number, entry));
        end = new End(number + 1, end.positions().with(partition, offset + 1));
    }

    End end() {
        return end;
    }

    /** The event with a number; null if it was overwritten, or isn't there yet. */
    @Nullable
    FeedEntry at(long number) {
        Numbered found = slots.get(Math.floorMod(number, capacity));
        return found != null && found.number() == number ? found.entry() : null;
    }

    /** The number of the oldest event that is kept. */
    long first() {
        return Math.max(0, end.number() - capacity);
    }

    /** The number from which on somebody reads on who had read so far; empty if some of what is missing is gone. */
    synchronized Optional<Long> resume(Positions had) {
        for (int i = 0; i < floor.length; i++) {
            if (had.of(i) < floor[i]) {
                return Optional.empty();
            }
        }
        return Optional.of(first());
    }
}

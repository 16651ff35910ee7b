package io.tierengine.core.metric;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import java.util.Arrays;

/**
 * The days (or hours) on which a customer was seen, oldest first, each with the numbers of its events. Days without events
 * take no space.
 */
final class Tiles {

    /** Which part of the tiles must have been dropped before they are moved: so often each is, in the mean, for one that is added. */
    private static final int FEWEST_FREED = 8;

    private final TileColumn[] columns;
    private final TilePacking packing;
    private final int width;
    private int[] units = new int[4];
    private long[] values;
    /** Where the oldest tile lies; places before it are free. */
    private int begin;

    private int size;

    Tiles(GrainLayout layout) {
        columns = layout.columnArray();
        packing = layout.packing();
        width = layout.tileWidth;
        values = new long[units.length * width];
    }

    /** Makes these the same as others of the same layout. */
    void copyFrom(Tiles other) {
        begin = 0;
        size = other.size;
        int room = Math.max(size, 1);
        units = Arrays.copyOfRange(other.units, other.begin, other.begin + room);
        values = Arrays.copyOfRange(other.values, other.begin * width, (other.begin + room) * width);
    }

    int size() {
        return size;
    }

    int unit(int tile) {
        return units[begin + tile];
    }

    long value(int tile, int slot) {
        return values[(begin + tile) * width + slot];
    }

    void set(int tile, int slot, long value) {
        values[(begin + tile) * width + slot] = value;
    }

    /** The first tile at or after a unit; {@link #size()} if there is none. */
    int firstAtOrAfter(int unit) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (unit(middle) < unit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The tile of a unit, -1 if there is none. */
    int find(int unit) {
        if (size > 0 && unit(size - 1) == unit) {
            return size - 1;
        }
        int tile = firstAtOrAfter(unit);
        return tile < size && unit(tile) == unit ? tile : -1;
    }

    /** The tile of a unit, a new empty one if there is none. */
    int findOrAdd(int unit) {
        int tile = size > 0 && unit(size - 1) == unit ? size - 1 : firstAtOrAfter(unit);
        if (tile < size && unit(tile) == unit) {
            return tile;
        }
        insert(tile, unit);
        return tile;
    }

    private void insert(int tile, int unit) {
        if (begin + size == units.length) {
            makeRoomAfter();
        }
        int place = begin + tile;
        System.arraycopy(units, place, units, place + 1, size - tile);
        System.arraycopy(values, place * width, values, (place + 1) * width, (size - tile) * width);
        units[place] = unit;
        size++;
        for (TileColumn column : columns) {
            if (column.inTiles()) {
                for (int i = 0; i < column.kept().width(); i++) {
                    set(tile, column.slot() + i, column.kept().nothing());
                }
            }
        }
    }

    /** Moves the tiles to the front if not too few places before them are free; otherwise takes more places. */
    private void makeRoomAfter() {
        if (begin > size / FEWEST_FREED) {
            moveTo(0);
        } else {
            units = Arrays.copyOf(units, units.length * 2);
            values = Arrays.copyOf(values, units.length * width);
        }
    }

    private void moveTo(int place) {
        System.arraycopy(units, begin, units, place, size);
        System.arraycopy(values, begin * width, values, place * width, size * width);
        begin = place;
    }

    /** Forgets the tiles before a unit; says how many. */
    int dropBefore(int unit) {
        if (size == 0 || unit(0) >= unit) {
            return 0;
        }
        int dropped = firstAtOrAfter(unit);
        size -= dropped;
        begin = size == 0 ? 0 : begin + dropped;
        return dropped;
    }

    /** The tiles from one up to, not including, another: the first counted back from a unit, the others from the one before. */
    void write(PackedWriter out, int from, int to, int now) {
        out.writeUnsigned(to - from);
        int previous = 0;
        for (int tile = from; tile < to; tile++) {
            out.writeUnsigned(tile == from ? (long) now - unit(tile) : unit(tile) - previous - 1);
            previous = unit(tile);
            packing.write(this, tile, out);
        }
    }

    /**
     * Reads what {@link #write} wrote and puts it before the tiles that there are, which must be later.
     *
     * @param isSameLeftOut false: a version wrote it that repeated numbers
     */
    void readBefore(PackedReader in, int now, boolean isSameLeftOut) {
        int count = in.readCount();
        makeRoomBefore(count);
        int previous = now - (count == 0 ? 0 : (int) in.readUnsigned()) - 1;
        for (int tile = 0; tile < count; tile++) {
            int unit = previous + 1 + (tile == 0 ? 0 : (int) in.readUnsigned());
            if (unit <= previous) {
                throw outOfOrder();
            }
            units[begin + tile] = unit;
            packing.read(this, tile, in, isSameLeftOut);
            previous = unit;
        }
        if (count > 0 && count < size && unit(count) <= previous) {
            throw outOfOrder();
        }
    }

    /** Reads the tiles of version 1, whose units were counted from the epoch. */
    void readVersionOne(PackedReader in) {
        int count = in.readCount();
        makeRoomBefore(count);
        int previous = 0;
        for (int tile = 0; tile < count; tile++) {
            int unit = previous + (int) in.readUnsigned();
            if (tile > 0 && unit <= previous) {
                throw outOfOrder();
            }
            units[begin + tile] = unit;
            packing.read(this, tile, in, false);
            previous = unit;
        }
    }

    private static CorruptStateException outOfOrder() {
        return new CorruptStateException("tiles out of order");
    }

    private void makeRoomBefore(int count) {
        if (size + count > units.length) {
            units = Arrays.copyOf(units, size + count + 1);
            values = Arrays.copyOf(values, units.length * width);
        }
        moveTo(count);
        begin = 0;
        size += count;
    }
}

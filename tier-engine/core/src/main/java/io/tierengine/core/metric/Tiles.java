package io.tierengine.core.metric;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import java.util.Arrays;
import java.util.List;

/**
 * The days (or hours) on which a customer was seen, oldest first, each with the numbers of its events. Days without events
 * take no space.
 */
final class Tiles {

    private final Grain grain;
    private final List<TileColumn> columns;
    private final int width;
    private int[] units = new int[4];
    private long[] values;
    private int size;

    Tiles(GrainLayout layout) {
        grain = layout.grain;
        columns = layout.columns;
        width = layout.tileWidth;
        values = new long[units.length * width];
    }

    int size() {
        return size;
    }

    int unit(int tile) {
        return units[tile];
    }

    long value(int tile, int slot) {
        return values[tile * width + slot];
    }

    void set(int tile, int slot, long value) {
        values[tile * width + slot] = value;
    }

    /** The first tile at or after a unit; {@link #size()} if there is none. */
    int firstAtOrAfter(int unit) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (units[middle] < unit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The tile of a unit, -1 if there is none. */
    int find(int unit) {
        int tile = firstAtOrAfter(unit);
        return tile < size && units[tile] == unit ? tile : -1;
    }

    /** The tile of a unit, a new empty one if there is none. */
    int findOrAdd(int unit) {
        int tile = size > 0 && units[size - 1] == unit ? size - 1 : firstAtOrAfter(unit);
        if (tile < size && units[tile] == unit) {
            return tile;
        }
        insert(tile, unit);
        return tile;
    }

    private void insert(int tile, int unit) {
        if (size == units.length) {
            units = Arrays.copyOf(units, size * 2);
            values = Arrays.copyOf(values, units.length * width);
        }
        System.arraycopy(units, tile, units, tile + 1, size - tile);
        System.arraycopy(values, tile * width, values, (tile + 1) * width, (size - tile) * width);
        units[tile] = unit;
        size++;
        for (TileColumn column : columns) {
            if (column.inTiles()) {
                for (int i = 0; i < column.kept().width(); i++) {
                    set(tile, column.slot() + i, column.kept().nothing());
                }
            }
        }
    }

    /** Forgets the tiles before a unit. */
    void dropBefore(int unit) {
        int dropped = firstAtOrAfter(unit);
        if (dropped > 0) {
            size -= dropped;
            System.arraycopy(units, dropped, units, 0, size);
            System.arraycopy(values, dropped * width, values, 0, size * width);
        }
    }

    /** Per tile: the distance from the one before, a bit per column that isn't empty, and their numbers. */
    void write(PackedWriter out) {
        out.writeUnsigned(size);
        int previous = 0;
        for (int tile = 0; tile < size; tile++) {
            out.writeUnsigned(units[tile] - previous);
            previous = units[tile];
            writeTile(out, tile);
        }
    }

    private void writeTile(PackedWriter out, int tile) {
        long present = 0;
        for (int i = 0; i < columns.size(); i++) {
            if (isPresent(tile, columns.get(i))) {
                present |= 1L << (i % 63);
            }
            if (i % 63 == 62 || i == columns.size() - 1) {
                out.writeUnsigned(present);
                present = 0;
            }
        }
        for (TileColumn column : columns) {
            if (isPresent(tile, column)) {
                writeColumn(out, tile, column);
            }
        }
    }

    private void writeColumn(PackedWriter out, int tile, TileColumn column) {
        switch (column.kept()) {
            case COUNT -> out.writeUnsigned(value(tile, column.slot()));
            case SUM, MIN, MAX -> out.writeNumber(value(tile, column.slot()));
            case LAST -> {
                out.writeSigned(value(tile, column.slot()) - grain.nominalStartOf(units[tile]));
                out.writeNumber(value(tile, column.slot() + 1));
            }
        }
    }

    private boolean isPresent(int tile, TileColumn column) {
        return column.inTiles() && value(tile, column.slot()) != column.kept().nothing();
    }

    void read(PackedReader in) {
        size = in.readCount();
        units = new int[Math.max(4, size + 1)];
        values = new long[units.length * width];
        int previous = 0;
        for (int tile = 0; tile < size; tile++) {
            previous += (int) in.readUnsigned();
            if (tile > 0 && previous <= units[tile - 1]) {
                throw new CorruptStateException("tiles out of order");
            }
            units[tile] = previous;
            readTile(in, tile);
        }
    }

    private void readTile(PackedReader in, int tile) {
        long[] present = new long[(columns.size() + 62) / 63];
        for (int i = 0; i < present.length; i++) {
            present[i] = in.readUnsigned();
        }
        for (int i = 0; i < columns.size(); i++) {
            TileColumn column = columns.get(i);
            if (!column.inTiles()) {
                continue;
            }
            boolean isPresent = (present[i / 63] >>> (i % 63) & 1) != 0;
            for (int place = 0; place < column.kept().width(); place++) {
                set(
                        tile,
                        column.slot() + place,
                        isPresent
                                ? readPlace(in, tile, column, place)
                                : column.kept().nothing());
            }
        }
    }

    private long readPlace(PackedReader in, int tile, TileColumn column, int place) {
        return switch (column.kept()) {
            case COUNT -> in.readUnsigned();
            case SUM, MIN, MAX -> in.readNumber();
            case LAST -> place == 0 ? in.readSigned() + grain.nominalStartOf(units[tile]) : in.readNumber();
        };
    }
}

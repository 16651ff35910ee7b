package io.tierengine.core.metric;

import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;

/**
 * The packed form of one tile: bits that say of each column whether it has a number and, where another of the tile may well be the
 * same, whether it is; then the numbers. A day with one purchase has the same sum, minimum and maximum, of purchases and of all transactions: it
 * is written once.
 */
final class TilePacking {

    private static final int BITS = 63;

    private static final int NOTHING = 0;
    private static final int OWN = 1;
    private static final int SAME = 2;

    private final Grain grain;
    private final TileColumn[] columns;
    /** By column: the one before it that may have the same number, -1 if there is none. */
    private final int[] sameAs;

    TilePacking(GrainLayout layout) {
        grain = layout.grain;
        columns = layout.columnArray();
        sameAs = layout.sameAs();
    }

    void write(Tiles tiles, int tile, PackedWriter out) {
        long word = 0;
        int bits = 0;
        for (int i = 0; i < columns.length; i++) {
            int kind = kindOf(tiles, tile, i);
            for (int bit = 0; bit < bitsOf(i, true); bit++) {
                word |= (kind == bit + 1 ? 1L : 0) << bits++;
                if (bits == BITS) {
                    out.writeUnsigned(word);
                    word = 0;
                    bits = 0;
                }
            }
        }
        if (bits > 0) {
            out.writeUnsigned(word);
        }
        for (int i = 0; i < columns.length; i++) {
            if (kindOf(tiles, tile, i) == OWN) {
                writeColumn(tiles, tile, columns[i], out);
            }
        }
    }

    /** One bit for a number of its own, another for the same as elsewhere. */
    private int bitsOf(int column, boolean isSameLeftOut) {
        return isSameLeftOut && sameAs[column] >= 0 ? 2 : 1;
    }

    private int kindOf(Tiles tiles, int tile, int column) {
        TileColumn wanted = columns[column];
        if (!wanted.inTiles()
                || tiles.value(tile, wanted.slot()) == wanted.kept().nothing()) {
            return NOTHING;
        }
        boolean same = sameAs[column] >= 0
                && tiles.value(tile, wanted.slot()) == tiles.value(tile, columns[sameAs[column]].slot());
        return same ? SAME : OWN;
    }

    private void writeColumn(Tiles tiles, int tile, TileColumn column, PackedWriter out) {
        switch (column.kept()) {
            case COUNT -> out.writeUnsigned(tiles.value(tile, column.slot()));
            case SUM, MIN, MAX -> out.writeNumber(tiles.value(tile, column.slot()));
            case LAST -> {
                out.writeSigned(tiles.value(tile, column.slot()) - grain.nominalStartOf(tiles.unit(tile)));
                out.writeNumber(tiles.value(tile, column.slot() + 1));
            }
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param isSameLeftOut false: by a version that wrote every number
     */
    void read(Tiles tiles, int tile, PackedReader in, boolean isSameLeftOut) {
        long word = 0;
        int bits = BITS;
        for (int i = 0; i < columns.length; i++) {
            int kind = NOTHING;
            for (int bit = 0; bit < bitsOf(i, isSameLeftOut); bit++) {
                if (bits == BITS) {
                    word = in.readUnsigned();
                    bits = 0;
                }
                kind += (int) (word >>> bits++ & 1) * (bit + 1);
            }
            mark(tiles, tile, columns[i], kind);
        }
        for (int i = 0; i < columns.length; i++) {
            TileColumn column = columns[i];
            if (column.inTiles()) {
                readColumn(tiles, tile, i, in);
            }
        }
    }

    /** Puts what is to be read in the place of the number, until that is read. */
    private static void mark(Tiles tiles, int tile, TileColumn column, int kind) {
        if (!column.inTiles()) {
            return;
        }
        for (int place = 0; place < column.kept().width(); place++) {
            tiles.set(tile, column.slot() + place, column.kept().nothing() + kind);
        }
    }

    private void readColumn(Tiles tiles, int tile, int index, PackedReader in) {
        TileColumn column = columns[index];
        int slot = column.slot();
        long kind = tiles.value(tile, slot) - column.kept().nothing();
        if (kind == NOTHING) {
            return;
        }
        if (kind == SAME) {
            tiles.set(tile, slot, tiles.value(tile, columns[sameAs[index]].slot()));
            return;
        }
        switch (column.kept()) {
            case COUNT -> tiles.set(tile, slot, in.readUnsigned());
            case SUM, MIN, MAX -> tiles.set(tile, slot, in.readNumber());
            case LAST -> {
                tiles.set(tile, slot, in.readSigned() + grain.nominalStartOf(tiles.unit(tile)));
                tiles.set(tile, slot + 1, in.readNumber());
            }
        }
    }
}

package io.tierengine.core.metric;

import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.core.number.Decimals;

/**
 * The tiles of one grain and the running totals over them.
 *
 * <p>An event costs one tile and one addition per window. When the present moves on, the tiles that leave a window are
 * subtracted from its sums and counts (exact, as these are {@code long}s), so each tile is touched once per window in its
 * life. A minimum or maximum is looked up again in the tiles only when the tile that held it leaves; the last value leaves
 * only when nothing is left.
 */
final class RollingAggregates {

    /** The largest sum that may be kept, in micros. */
    private static final long MAX_SUM = Long.MAX_VALUE - 1;

    /** A tile's sum up to which no rolling sum can leave the range: {@link Window.RollingDays#MAX} of them still fit. */
    private static final long SAFE_TILE_SUM = MAX_SUM / (Window.RollingDays.MAX * 2L);

    private final GrainLayout layout;
    private final Tiles tiles;
    private final long[] totals;
    private int now = Integer.MIN_VALUE;

    RollingAggregates(GrainLayout layout) {
        this.layout = layout;
        tiles = new Tiles(layout);
        totals = new long[layout.totalsWidth];
        for (RunningTotal total : layout.totals) {
            clear(total);
        }
    }

    long[] totals() {
        return totals;
    }

    int tileCount() {
        return tiles.size();
    }

    private TileColumn column(RunningTotal total) {
        return layout.columns.get(total.column());
    }

    private void clear(RunningTotal total) {
        if (total.days()) {
            totals[total.slot()] = 0;
            return;
        }
        TileColumn.Kept kept = column(total).kept();
        for (int i = 0; i < kept.width(); i++) {
            totals[total.slot() + i] = kept.nothing();
        }
    }

    /** Whether a value can be added to the sums of a series without any of them ever leaving the range. */
    boolean sumsStayInRange(int series, int unit, long value, long microsPerUnit) {
        for (int i = 0; i < layout.columns.size(); i++) {
            TileColumn column = layout.columns.get(i);
            if (column.series() == series && column.kept() == TileColumn.Kept.SUM) {
                if (!tileSumsStayInRange(column, unit, value, microsPerUnit)
                        || !totalsStayInRange(i, value, microsPerUnit)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean tileSumsStayInRange(TileColumn column, int unit, long value, long microsPerUnit) {
        if (!column.inTiles()) {
            return true;
        }
        int tile = tiles.find(unit);
        long changed = (tile < 0 ? 0 : tiles.value(tile, column.slot())) + value;
        if (Math.abs(changed) <= SAFE_TILE_SUM / microsPerUnit) {
            return true;
        }
        double everything = Math.abs((double) changed);
        for (int i = 0; i < tiles.size(); i++) {
            everything += i == tile ? 0 : Math.abs((double) tiles.value(i, column.slot()));
        }
        return everything * microsPerUnit < MAX_SUM * 0.999;
    }

    private boolean totalsStayInRange(int column, long value, long microsPerUnit) {
        for (RunningTotal total : layout.totals) {
            if (total.column() == column
                    && !total.days()
                    && Math.abs(totals[total.slot()] + value) > MAX_SUM / microsPerUnit) {
                return false;
            }
        }
        return true;
    }

    /**
     * Adds an event of a series.
     *
     * @param unit of the tile in which it lands, not after the present one
     * @param value in the unit that tiles keep
     * @param refund counts in sums only
     */
    void add(int series, int unit, long occurredAtMillis, long value, boolean refund) {
        int tile = -1;
        for (int i = 0; i < layout.columns.size(); i++) {
            TileColumn column = layout.columns.get(i);
            if (column.series() != series || (refund && column.kept() != TileColumn.Kept.SUM)) {
                continue;
            }
            boolean firstOfTile = false;
            if (column.inTiles() && (long) unit > (long) now - layout.retention) {
                tile = tile < 0 ? tiles.findOrAdd(unit) : tile;
                firstOfTile = column.kept() == TileColumn.Kept.COUNT && tiles.value(tile, column.slot()) == 0;
                addToTile(tile, column, occurredAtMillis, value);
            }
            addToTotals(i, column, unit, occurredAtMillis, value, firstOfTile);
        }
    }

    private void addToTile(int tile, TileColumn column, long occurredAtMillis, long value) {
        int slot = column.slot();
        long kept = tiles.value(tile, slot);
        switch (column.kept()) {
            case SUM -> tiles.set(tile, slot, kept + value);
            case COUNT -> tiles.set(tile, slot, kept + 1);
            case MIN -> tiles.set(tile, slot, smaller(kept, value));
            case MAX -> tiles.set(tile, slot, Math.max(kept, value));
            case LAST -> {
                if (occurredAtMillis >= kept) {
                    tiles.set(tile, slot, occurredAtMillis);
                    tiles.set(tile, slot + 1, value);
                }
            }
        }
    }

    private void addToTotals(
            int columnIndex, TileColumn column, int unit, long occurredAtMillis, long value, boolean firstOfTile) {
        for (RunningTotal total : layout.totals) {
            if (total.column() != columnIndex || unit < total.firstUnit(now)) {
                continue;
            }
            int slot = total.slot();
            if (total.days()) {
                totals[slot] += firstOfTile ? 1 : 0;
                continue;
            }
            switch (column.kept()) {
                case SUM -> totals[slot] += value;
                case COUNT -> totals[slot] += 1;
                case MIN -> totals[slot] = smaller(totals[slot], value);
                case MAX -> totals[slot] = Math.max(totals[slot], value);
                case LAST -> {
                    if (occurredAtMillis >= totals[slot]) {
                        totals[slot] = occurredAtMillis;
                        totals[slot + 1] = value;
                    }
                }
            }
        }
    }

    /** The absent value is the smallest {@code long}: right for a maximum, to be looked for in a minimum. */
    private static long smaller(long kept, long value) {
        return kept == Decimals.ABSENT ? value : Math.min(kept, value);
    }

    /** Moves the present on: what lies before a window leaves it. Never moves back. */
    void advanceTo(int unit) {
        if (unit <= now) {
            return;
        }
        if (now != Integer.MIN_VALUE) {
            for (RunningTotal total : layout.totals) {
                leave(total, unit);
            }
        }
        now = unit;
        if (layout.retention != RunningTotal.UNBOUNDED) {
            tiles.dropBefore(now - layout.retention + 1);
        }
    }

    private void leave(RunningTotal total, int unit) {
        int firstBefore = total.firstUnit(now);
        int firstAfter = total.firstUnit(unit);
        if (firstBefore == firstAfter) {
            return;
        }
        if (!total.isRolling()) {
            clear(total);
            return;
        }
        TileColumn column = column(total);
        int slot = total.slot();
        boolean lookAgain = false;
        int from = tiles.firstAtOrAfter(firstBefore);
        int to = tiles.firstAtOrAfter(firstAfter);
        for (int tile = from; tile < to; tile++) {
            long value = tiles.value(tile, column.slot());
            if (total.days()) {
                totals[slot] -= value == 0 ? 0 : 1;
                continue;
            }
            switch (column.kept()) {
                case SUM, COUNT -> totals[slot] -= value;
                case MIN, MAX -> lookAgain |= value == totals[slot];
                case LAST -> lookAgain |= value == totals[slot];
            }
        }
        if (lookAgain) {
            clear(total);
            for (int tile = to; tile < tiles.size(); tile++) {
                include(total, column, tile);
            }
        }
    }

    private void include(RunningTotal total, TileColumn column, int tile) {
        long value = tiles.value(tile, column.slot());
        if (value == Decimals.ABSENT) {
            return;
        }
        int slot = total.slot();
        switch (column.kept()) {
            case MIN -> totals[slot] = smaller(totals[slot], value);
            case MAX -> totals[slot] = Math.max(totals[slot], value);
            case LAST -> {
                totals[slot] = value;
                totals[slot + 1] = tiles.value(tile, column.slot() + 1);
            }
            case SUM, COUNT -> throw new IllegalStateException("sums are never looked up again");
        }
    }

    /** The next unit at whose start a window loses something, {@link Integer#MAX_VALUE} if none does. */
    int nextLoss() {
        int next = Integer.MAX_VALUE;
        for (RunningTotal total : layout.totals) {
            next = Math.min(next, nextLoss(total));
        }
        return next;
    }

    private int nextLoss(RunningTotal total) {
        if (total.isRolling()) {
            TileColumn column = column(total);
            long nothing = column.kept().nothing();
            for (int tile = tiles.firstAtOrAfter(total.firstUnit(now)); tile < tiles.size(); tile++) {
                if (tiles.value(tile, column.slot()) != nothing) {
                    return tiles.unit(tile) + total.length();
                }
            }
            return Integer.MAX_VALUE;
        }
        if (total.toDate() == null) {
            return Integer.MAX_VALUE;
        }
        long nothing = total.days() ? 0 : column(total).kept().nothing();
        return totals[total.slot()] == nothing
                ? Integer.MAX_VALUE
                : total.toDate().period().startOfNext(now);
    }

    void write(PackedWriter out) {
        for (long total : totals) {
            out.writeNumber(total);
        }
        tiles.write(out);
    }

    /** Reads what {@link #write} wrote when the present was at a unit. */
    void read(PackedReader in, int unit) {
        now = unit;
        for (int i = 0; i < totals.length; i++) {
            totals[i] = in.readNumber();
        }
        tiles.read(in);
    }
}

package io.tierengine.core.metric;

import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.number.NumberRange;

/**
 * The tiles of one grain and the running totals over them.
 *
 * <p>An event costs one tile and one addition per window. When the present moves on, the tiles that leave a window are
 * subtracted from its sums and counts (exact, as these are {@code long}s), so each tile is touched once per window in its
 * life: each window remembers its first tile, and all of them the next unit at which anything is lost, so that until then
 * nothing is looked at. A minimum or maximum is looked up again in the tiles only when the tile that held it leaves; the last
 * value leaves only when nothing is left.
 *
 * <p>The older tiles, the <em>history</em>, may be away: stored apart and not read. They aren't needed until the next loss,
 * or until an event lands among them; who needs them without having them is told by an exception, as that would be a bug.
 */
final class RollingAggregates {

    /** No tile is before it. */
    static final int NO_HISTORY = Integer.MIN_VALUE;

    private static final int NEVER = Integer.MAX_VALUE;

    /** The largest sum that may be kept, in micros. */
    private static final long MAX_SUM = Long.MAX_VALUE - 1;

    /** A tile's sum up to which no rolling sum can leave the range: {@link Window.RollingDays#MAX} of them still fit. */
    private static final long SAFE_TILE_SUM = MAX_SUM / (Window.RollingDays.MAX * 2L);

    private final GrainLayout layout;
    private final Tiles tiles;
    private final long[] totals;
    /** By window length: the first tile that is inside. */
    private final int[] firstInside;

    private int now = Integer.MIN_VALUE;
    /** The next unit at whose start a window loses something; it may turn out to lose nothing where a refund left a zero. */
    private int nextLoss = NEVER;
    /** Up to this unit, tiles belong to the history. */
    private int historyEnd = NO_HISTORY;

    private boolean historyAway;
    private boolean historyChanged;

    RollingAggregates(GrainLayout layout) {
        this.layout = layout;
        tiles = new Tiles(layout);
        totals = new long[layout.totalsWidth];
        firstInside = new int[layout.windowLengths.length];
        for (RunningTotal total : layout.totalArray()) {
            clear(total);
        }
    }

    /** Makes these the same as others of the same layout. */
    void copyFrom(RollingAggregates other) {
        tiles.copyFrom(other.tiles);
        System.arraycopy(other.totals, 0, totals, 0, totals.length);
        System.arraycopy(other.firstInside, 0, firstInside, 0, firstInside.length);
        now = other.now;
        nextLoss = other.nextLoss;
        historyEnd = other.historyEnd;
        historyAway = other.historyAway;
        historyChanged = other.historyChanged;
    }

    long[] totals() {
        return totals;
    }

    int tileCount() {
        return tiles.size();
    }

    private TileColumn column(RunningTotal total) {
        return layout.columnArray()[total.column()];
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
        for (int index : layout.columnsOf(series)) {
            TileColumn column = layout.columns.get(index);
            if (column.kept() == TileColumn.Kept.SUM
                    && !(totalsStayInRange(index, value, microsPerUnit)
                            && (isTileSumSafe(column, unit, value, microsPerUnit)
                                    || allTilesStayInRange(column, unit, value, microsPerUnit)))) {
                return false;
            }
        }
        return true;
    }

    private boolean isTileSumSafe(TileColumn column, int unit, long value, long microsPerUnit) {
        return !column.inTiles()
                || Math.abs(tileSum(tiles.find(unit), column) + value) <= SAFE_TILE_SUM / microsPerUnit;
    }

    private boolean allTilesStayInRange(TileColumn column, int unit, long value, long microsPerUnit) {
        requireHistory();
        int changed = tiles.find(unit);
        double everything = Math.abs((double) (tileSum(changed, column) + value));
        for (int tile = 0; tile < tiles.size(); tile++) {
            everything += tile == changed ? 0 : Math.abs((double) tileSum(tile, column));
        }
        return everything * microsPerUnit < MAX_SUM * 0.999;
    }

    private long tileSum(int tile, TileColumn column) {
        return tile < 0 ? 0 : tiles.value(tile, column.slot());
    }

    private boolean totalsStayInRange(int column, long value, long microsPerUnit) {
        for (RunningTotal total : layout.totalsOf(column)) {
            if (!total.days() && Math.abs(totals[total.slot()] + value) > MAX_SUM / microsPerUnit) {
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
        if (unit <= historyEnd) {
            requireHistory();
            historyChanged = true;
        }
        int tile = -1;
        for (int index : layout.columnsOf(series)) {
            TileColumn column = layout.columns.get(index);
            if (refund && column.kept() != TileColumn.Kept.SUM) {
                continue;
            }
            boolean firstOfTile = false;
            if (column.inTiles() && (long) unit > (long) now - layout.retention) {
                tile = tile < 0 ? tileOf(unit) : tile;
                firstOfTile = column.kept() == TileColumn.Kept.COUNT && tiles.value(tile, column.slot()) == 0;
                addToTile(tile, column, occurredAtMillis, value);
            }
            for (RunningTotal total : layout.totalsOf(index)) {
                if (unit >= total.firstUnit(now)) {
                    addToTotal(total, column, occurredAtMillis, value, firstOfTile);
                    nextLoss = Math.min(nextLoss, lossOf(total, unit));
                }
            }
        }
    }

    private int tileOf(int unit) {
        int before = tiles.size();
        int tile = tiles.findOrAdd(unit);
        if (tiles.size() > before) {
            for (int window = 0; window < firstInside.length; window++) {
                firstInside[window] += unit < now - layout.windowLengths[window] + 1 ? 1 : 0;
            }
        }
        return tile;
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

    private void addToTotal(
            RunningTotal total, TileColumn column, long occurredAtMillis, long value, boolean firstOfTile) {
        int slot = total.slot();
        if (total.days()) {
            totals[slot] += firstOfTile ? 1 : 0;
            return;
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

    /** The absent value is the smallest {@code long}: right for a maximum, to be looked for in a minimum. */
    private static long smaller(long kept, long value) {
        return kept == Decimals.ABSENT ? value : Math.min(kept, value);
    }

    /** When a total loses what an event has just added to a unit. */
    private int lossOf(RunningTotal total, int unit) {
        if (total.isRolling()) {
            return unit + total.length();
        }
        return total.toDate() == null ? NEVER : total.toDate().period().startOfNext(now);
    }

    /** Moves the present on: what lies before a window leaves it. Never moves back. */
    void advanceTo(int unit) {
        if (unit <= now) {
            return;
        }
        boolean losing = unit >= nextLoss;
        if (losing) {
            requireHistory();
            for (RunningTotal total : layout.totalArray()) {
                leave(total, unit);
            }
        }
        now = unit;
        for (int window = 0; window < firstInside.length; window++) {
            firstInside[window] = firstFrom(firstInside[window], unit - layout.windowLengths[window] + 1);
        }
        if (layout.retention != RunningTotal.UNBOUNDED && tiles.size() > 0) {
            int dropped = tiles.dropBefore(now - layout.retention + 1);
            for (int window = 0; dropped > 0 && window < firstInside.length; window++) {
                firstInside[window] -= dropped;
            }
        }
        if (losing) {
            nextLoss = findNextLoss();
        }
    }

    private int firstFrom(int tile, int unit) {
        int first = tile;
        while (first < tiles.size() && tiles.unit(first) < unit) {
            first++;
        }
        return first;
    }

    private void leave(RunningTotal total, int unit) {
        int firstAfter = total.firstUnit(unit);
        if (!total.isRolling()) {
            if (firstAfter != total.firstUnit(now)) {
                clear(total);
            }
            return;
        }
        int to = firstInside[layout.windowOf(total)];
        if (to == tiles.size() || tiles.unit(to) >= firstAfter) {
            return;
        }
        TileColumn column = column(total);
        int slot = total.slot();
        boolean lookAgain = false;
        for (; to < tiles.size() && tiles.unit(to) < firstAfter; to++) {
            long value = tiles.value(to, column.slot());
            if (total.days()) {
                totals[slot] -= value == 0 ? 0 : 1;
            } else if (column.kept().isAdded()) {
                totals[slot] -= value;
            } else {
                lookAgain |= value == totals[slot];
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

    /**
     * What a metric may be from the present unit up to another one, if no event comes.
     *
     * @param lastUnit not before the present one
     */
    void findRange(MetricReader reader, int lastUnit, NumberRange found) {
        RunningTotal total = layout.totalAt(reader.first());
        found.set(reader.value(totals));
        if (!total.isRolling()) {
            if (total.firstUnit(lastUnit) != total.firstUnit(now)) {
                found.include(reader.ofNothing());
            }
        } else if (lastUnit >= nextLoss) {
            if (historyAway) {
                found.setUnknown();
            } else if (column(total).kept().isAdded()) {
                includeRests(reader, total, lastUnit, found);
            } else if (mayLoseChosen(total, lastUnit)) {
                includeOthers(reader.aggregate(), found);
            }
        }
    }

    /** What is left of sums and counts after each tile that leaves. */
    private void includeRests(MetricReader reader, RunningTotal total, int lastUnit, NumberRange found) {
        int slot = column(total).slot();
        int divisorSlot = column(layout.totalAt(reader.second())).slot();
        int end = total.firstUnit(lastUnit);
        long rest = totals[reader.first()];
        long divisor = totals[reader.second()];
        for (int tile = firstInside[layout.windowOf(total)]; tile < tiles.size() && tiles.unit(tile) < end; tile++) {
            long value = tiles.value(tile, slot);
            rest -= total.days() ? Math.min(value, 1) : value;
            divisor -= tiles.value(tile, divisorSlot);
            found.include(reader.value(rest, divisor));
        }
    }

    /** Whether the tile with the minimum, maximum or last value leaves. */
    private boolean mayLoseChosen(RunningTotal total, int lastUnit) {
        int slot = column(total).slot();
        int end = total.firstUnit(lastUnit);
        long chosen = totals[total.slot()];
        for (int tile = firstInside[layout.windowOf(total)]; tile < tiles.size() && tiles.unit(tile) < end; tile++) {
            if (tiles.value(tile, slot) == chosen && chosen != Decimals.ABSENT) {
                return true;
            }
        }
        return false;
    }

    /** A minimum rises, a maximum falls, nobody has looked how far; a last value leaves when all others have. */
    private static void includeOthers(Aggregate aggregate, NumberRange found) {
        found.include(Decimals.ABSENT);
        if (aggregate == Aggregate.MIN) {
            found.include(Long.MAX_VALUE);
        } else if (aggregate == Aggregate.MAX) {
            found.include(Decimals.ABSENT + 1);
        }
    }

    /** The next unit at whose start a window may lose something, {@link Integer#MAX_VALUE} if none does. */
    int nextLoss() {
        return nextLoss;
    }

    private int findNextLoss() {
        int next = NEVER;
        for (RunningTotal total : layout.totalArray()) {
            next = Math.min(next, findNextLoss(total));
        }
        return next;
    }

    private int findNextLoss(RunningTotal total) {
        if (total.isRolling()) {
            TileColumn column = column(total);
            long nothing = column.kept().nothing();
            for (int tile = firstInside[layout.windowOf(total)]; tile < tiles.size(); tile++) {
                if (tiles.value(tile, column.slot()) != nothing) {
                    return tiles.unit(tile) + total.length();
                }
            }
            return NEVER;
        }
        if (total.toDate() == null) {
            return NEVER;
        }
        long nothing = total.days() ? 0 : column(total).kept().nothing();
        return totals[total.slot()] == nothing ? NEVER : total.toDate().period().startOfNext(now);
    }

    private void requireHistory() {
        if (historyAway) {
            throw new IllegalStateException("the customer's history is needed and wasn't read");
        }
    }

    /** Whether moving the present to a unit needs the history, which is away. */
    boolean needsHistoryAt(int unit) {
        return historyAway && unit >= nextLoss;
    }

    /** Whether an event at one unit could leave a window by another one. */
    boolean mayLoseBy(int from, int to) {
        for (RunningTotal total : layout.totalArray()) {
            long loss = total.isRolling()
                    ? (long) from + total.length()
                    : total.toDate() == null ? NEVER : total.toDate().period().startOfNext(from);
            if (loss != NEVER && loss <= to) {
                return true;
            }
        }
        return false;
    }

    /** Whether adding an event of a series needs the history, which is away. */
    boolean needsHistoryFor(int series, int unit, long value, long microsPerUnit) {
        if (!historyAway) {
            return false;
        }
        if (unit <= historyEnd) {
            return true;
        }
        for (int index : layout.columnsOf(series)) {
            TileColumn column = layout.columns.get(index);
            if (column.kept() == TileColumn.Kept.SUM && !isTileSumSafe(column, unit, value, microsPerUnit)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what is stored as history isn't what the history is. */
    boolean isHistoryChanged() {
        return historyChanged;
    }

    /** Tiles that don't belong to the history yet. */
    int recentTiles() {
        return tiles.size() - historySize();
    }

    /** Tiles of the history that are still of use; 0 while it is away. */
    int historySize() {
        return tiles.firstAtOrAfter(historyEnd + 1);
    }

    /** Makes all tiles but the latest one history. */
    void ageTiles() {
        requireHistory();
        if (tiles.size() > 1) {
            historyEnd = tiles.unit(tiles.size() - 2);
        }
        if (historySize() == 0) {
            historyEnd = NO_HISTORY;
        }
        historyChanged = false;
    }

    /** Writes totals and recent tiles. */
    void writeRecent(PackedWriter out) {
        for (int slot = 0; slot < totals.length; slot++) {
            int other = layout.storedRelativeTo(slot);
            out.writeNumber(other < 0 ? totals[slot] : totals[slot] - totals[other]);
        }
        out.writeUnsigned(nextLoss == NEVER ? 0 : (long) nextLoss - now);
        out.writeUnsigned(historyEnd == NO_HISTORY ? 0 : (long) now - historyEnd + 1);
        tiles.write(out, historySize(), tiles.size(), now);
    }

    /** Reads what {@link #writeRecent} wrote when the present was at a unit. */
    void readRecent(PackedReader in, int unit, boolean historyExists, boolean isSameLeftOut) {
        now = unit;
        for (int slot = 0; slot < totals.length; slot++) {
            int other = layout.storedRelativeTo(slot);
            totals[slot] = in.readNumber() + (other < 0 ? 0 : totals[other]);
        }
        long loss = in.readUnsigned();
        nextLoss = loss == 0 ? NEVER : (int) (now + loss);
        long end = in.readUnsigned();
        historyEnd = end == 0 ? NO_HISTORY : (int) (now - end + 1);
        historyAway = historyExists && historyEnd != NO_HISTORY;
        tiles.readBefore(in, now, isSameLeftOut);
        findFirstInside();
    }

    void writeHistory(PackedWriter out) {
        requireHistory();
        int size = historySize();
        int base = size == 0 ? 0 : tiles.unit(0);
        out.writeUnsigned(base);
        tiles.write(out, 0, size, base);
    }

    /** Reads what {@link #writeHistory} wrote. What has gone out of use since then is left out. */
    void readHistory(PackedReader in, boolean isSameLeftOut) {
        int base = (int) in.readUnsigned();
        tiles.readBefore(in, base, isSameLeftOut);
        historyAway = false;
        if (layout.retention != RunningTotal.UNBOUNDED) {
            tiles.dropBefore(now - layout.retention + 1);
        }
        findFirstInside();
    }

    /** Reads what version 1 wrote: absolute totals, and all tiles. */
    void readVersionOne(PackedReader in, int unit) {
        now = unit;
        for (int i = 0; i < totals.length; i++) {
            totals[i] = in.readNumber();
        }
        tiles.readVersionOne(in);
        findFirstInside();
        nextLoss = findNextLoss();
    }

    private void findFirstInside() {
        for (int window = 0; window < firstInside.length; window++) {
            firstInside[window] = tiles.firstAtOrAfter(now - layout.windowLengths[window] + 1);
        }
    }
}

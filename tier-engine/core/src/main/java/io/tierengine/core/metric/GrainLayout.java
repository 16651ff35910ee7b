package io.tierengine.core.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which numbers are kept in tiles of one grain, and which running totals over them. Fixed for a version of a policy. */
final class GrainLayout {

    private static final int DAYS_IN_LONGEST_PERIOD = 366;
    private static final int[] NONE = {};

    final Grain grain;
    final List<TileColumn> columns;
    final List<RunningTotal> totals;
    /** Places in one tile. */
    final int tileWidth;
    /** Places of all running totals. */
    final int totalsWidth;
    /** Tiles behind the present one that some window may still need, the present one included. */
    final int retention;
    /** Lengths of the rolling windows, each once, in tiles. */
    final int[] windowLengths;

    private final TileColumn[] columnArray;
    private final RunningTotal[] totalArray;
    /** By series: indexes of its columns. */
    private final int[][] columnsOfSeries;
    /** By column: the running totals over it. */
    private final RunningTotal[][] totalsOfColumn;
    /** By place of a running total: an earlier one of the same column that it is stored relative to, -1 if there is none. */
    private final int[] storedRelativeTo;

    private final RunningTotal[] totalBySlot;
    /** By place of a rolling total: which of {@link #windowLengths} it has. */
    private final int[] windowBySlot;

    /** By column: an earlier one that has the same number in many tiles, -1 if there is none. */
    private final int[] sameAs;

    private final TilePacking packing;

    private GrainLayout(Builder builder, List<Series> series) {
        grain = builder.grain;
        totals = List.copyOf(builder.totals);
        totalArray = totals.toArray(RunningTotal[]::new);
        totalsWidth = builder.totalsWidth;
        List<TileColumn> placed = new ArrayList<>();
        int slot = 0;
        int longest = 0;
        for (int i = 0; i < builder.columns.size(); i++) {
            TileColumn column = builder.columns.get(i);
            int needed = builder.tilesNeeded(i);
            placed.add(new TileColumn(column.series(), column.kept(), needed == 0 ? -1 : slot));
            slot += needed == 0 ? 0 : column.kept().width();
            longest = Math.max(longest, needed);
        }
        columns = List.copyOf(placed);
        columnArray = columns.toArray(TileColumn[]::new);
        tileWidth = slot;
        retention = longest;
        windowLengths = totals.stream()
                .filter(RunningTotal::isRolling)
                .mapToInt(RunningTotal::length)
                .distinct()
                .toArray();
        columnsOfSeries = indexColumns();
        totalsOfColumn = new RunningTotal[columns.size()][];
        for (int i = 0; i < totalsOfColumn.length; i++) {
            int column = i;
            totalsOfColumn[i] =
                    totals.stream().filter(total -> total.column() == column).toArray(RunningTotal[]::new);
        }
        storedRelativeTo = relateTotals();
        totalBySlot = new RunningTotal[totalsWidth];
        totals.forEach(total -> totalBySlot[total.slot()] = total);
        windowBySlot = indexWindows();
        sameAs = relateColumns(series);
        packing = new TilePacking(this);
    }

    /** Sums, least and greatest numbers of the same field are the same where there is one event. */
    private int[] relateColumns(List<Series> series) {
        int[] related = new int[columns.size()];
        Arrays.fill(related, -1);
        for (int i = 0; i < related.length; i++) {
            for (int earlier = 0; earlier < i && related[i] < 0; earlier++) {
                if (mayBeSame(columns.get(earlier), columns.get(i), series)) {
                    related[i] = earlier;
                }
            }
        }
        return related;
    }

    private static boolean mayBeSame(TileColumn one, TileColumn other, List<Series> series) {
        return one.inTiles()
                && other.inTiles()
                && one.kept().isOfOneValue()
                && other.kept().isOfOneValue()
                && series.get(one.series()).hasFieldOf(series.get(other.series()));
    }

    /** How tiles are packed. */
    TilePacking packing() {
        return packing;
    }

    /** By column: an earlier one that has the same number in many tiles, -1 if there is none; not to be changed. */
    int[] sameAs() {
        return sameAs;
    }

    /** Whether numbers of a tile may be the same. */
    boolean hasSame() {
        return Arrays.stream(sameAs).anyMatch(other -> other >= 0);
    }

    private int[][] indexColumns() {
        int series = columns.stream().mapToInt(TileColumn::series).max().orElse(-1) + 1;
        int[][] index = new int[series][];
        for (int i = 0; i < series; i++) {
            int wanted = i;
            index[i] = IntStream.range(0, columns.size())
                    .filter(column -> columns.get(column).series() == wanted)
                    .toArray();
        }
        return index;
    }

    /** Sums over windows of different length are alike, often the same: only the difference need be stored. */
    private int[] relateTotals() {
        int[] related = new int[totalsWidth];
        Arrays.fill(related, -1);
        for (int i = 0; i < totals.size(); i++) {
            for (int earlier = i - 1; earlier >= 0 && related[totals.get(i).slot()] < 0; earlier--) {
                if (totals.get(i).isStoredRelativeTo(totals.get(earlier), columns)) {
                    related[totals.get(i).slot()] = totals.get(earlier).slot();
                }
            }
        }
        return related;
    }

    /** All columns; not to be changed. */
    TileColumn[] columnArray() {
        return columnArray;
    }

    /** All running totals; not to be changed. */
    RunningTotal[] totalArray() {
        return totalArray;
    }

    int[] columnsOf(int series) {
        return series < columnsOfSeries.length ? columnsOfSeries[series] : NONE;
    }

    RunningTotal[] totalsOf(int column) {
        return totalsOfColumn[column];
    }

    /** The running total with its first place at one. */
    RunningTotal totalAt(int slot) {
        return totalBySlot[slot];
    }

    int storedRelativeTo(int slot) {
        return storedRelativeTo[slot];
    }

    /** Which of {@link #windowLengths} a rolling total has. */
    int windowOf(RunningTotal total) {
        return windowBySlot[total.slot()];
    }

    private int[] indexWindows() {
        int[] windows = new int[totalsWidth];
        for (RunningTotal total : totals) {
            for (int i = 0; i < windowLengths.length; i++) {
                windows[total.slot()] = windowLengths[i] == total.length() ? i : windows[total.slot()];
            }
        }
        return windows;
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    static final class Builder {
        private final Grain grain;
        private final List<TileColumn> columns = new ArrayList<>();
        private final List<RunningTotal> totals = new ArrayList<>();
        private int totalsWidth;

        Builder(Grain grain) {
            this.grain = grain;
        }

        /** The running total of a series over a window, shared by all metrics that need it. */
        RunningTotal total(int series, TileColumn.Kept kept, boolean days, Window window) {
            int column = column(series, kept);
            int length = switch (window) {
                case Window.RollingDays rolling -> rolling.days();
                case Window.RollingHours rolling -> rolling.hours();
                case Window.ToDate toDate -> RunningTotal.UNBOUNDED;
                case Window.Lifetime lifetime -> RunningTotal.UNBOUNDED;
            };
            Window.@Nullable ToDate toDate = window instanceof Window.ToDate w ? w : null;
            for (RunningTotal known : totals) {
                if (known.equals(new RunningTotal(column, days, length, toDate, known.slot()))) {
                    return known;
                }
            }
            RunningTotal total = new RunningTotal(column, days, length, toDate, totalsWidth);
            totals.add(total);
            totalsWidth += days ? 1 : kept.width();
            return total;
        }

        private int column(int series, TileColumn.Kept kept) {
            TileColumn wanted = new TileColumn(series, kept, -1);
            int known = columns.indexOf(wanted);
            if (known >= 0) {
                return known;
            }
            columns.add(wanted);
            return columns.size() - 1;
        }

        /** How many tiles back a column is looked at; 0 if running totals are enough. */
        private int tilesNeeded(int column) {
            int needed = 0;
            for (RunningTotal total : totals) {
                if (total.column() == column) {
                    needed = Math.max(needed, tilesNeeded(total));
                }
            }
            return needed;
        }

        private static int tilesNeeded(RunningTotal total) {
            if (total.isRolling()) {
                return total.length();
            }
            if (!total.days()) {
                return 0;
            }
            return total.toDate() == null ? RunningTotal.UNBOUNDED : DAYS_IN_LONGEST_PERIOD;
        }

        /** @param series those that columns are of */
        GrainLayout build(List<Series> series) {
            return new GrainLayout(this, series);
        }
    }
}

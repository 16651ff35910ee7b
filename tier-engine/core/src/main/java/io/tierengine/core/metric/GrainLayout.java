package io.tierengine.core.metric;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which numbers are kept in tiles of one grain, and which running totals over them. Fixed for a version of a policy. */
final class GrainLayout {

    private static final int DAYS_IN_LONGEST_PERIOD = 366;

    final Grain grain;
    final List<TileColumn> columns;
    final List<RunningTotal> totals;
    /** Places in one tile. */
    final int tileWidth;
    /** Places of all running totals. */
    final int totalsWidth;
    /** Tiles behind the present one that some window may still need, the present one included. */
    final int retention;

    private GrainLayout(Builder builder) {
        grain = builder.grain;
        totals = List.copyOf(builder.totals);
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
        tileWidth = slot;
        retention = longest;
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

        GrainLayout build() {
            return new GrainLayout(this);
        }
    }
}

package io.tierengine.core.metric;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column added up over a window, kept running.
 *
 * @param column index into the grain's columns
 * @param days true: the number of tiles with a count, instead of the column itself
 * @param length tiles that a rolling window covers; {@link #UNBOUNDED} otherwise
 * @param toDate the calendar window; null for rolling and lifetime
 * @param slot first place among the running totals
 */
record RunningTotal(int column, boolean days, int length, Window.@Nullable ToDate toDate, int slot) {

    static final int UNBOUNDED = Integer.MAX_VALUE;

    boolean isRolling() {
        return length != UNBOUNDED;
    }

    /** Whether its value is near that of another one, so that the difference is shorter to store. */
    boolean isStoredRelativeTo(RunningTotal other, List<TileColumn> columns) {
        return column == other.column
                && days == other.days
                && columns.get(column).kept().isAdded();
    }

    /** The first tile that the window covers when the present one is {@code now}. */
    int firstUnit(int now) {
        if (isRolling()) {
            return now - length + 1;
        }
        return toDate == null ? Integer.MIN_VALUE : toDate.period().startOf(now);
    }
}

package io.tierengine.core.metric;

import io.tierengine.core.number.Decimals;

/**
 * What is kept of one series in each tile.
 *
 * @param series index into the layout's series
 * @param kept which number of the tile's events
 * @param slot the column's first place in a tile, -1 if no window needs it by the tile
 */
record TileColumn(int series, Kept kept, int slot) {

    /** The numbers that tiles and running totals keep. */
    enum Kept {
        SUM(1, 0),
        COUNT(1, 0),
        MIN(1, Decimals.ABSENT),
        MAX(1, Decimals.ABSENT),
        /** Two places: the instant, then the value. */
        LAST(2, Decimals.ABSENT);

        private final int width;
        private final long nothing;

        Kept(int width, long nothing) {
            this.width = width;
            this.nothing = nothing;
        }

        int width() {
            return width;
        }

        /** Whether tiles are added up, and can be taken out again. */
        boolean isAdded() {
            return this == SUM || this == COUNT;
        }

        /** Whether it is an event's own value where there is one event. */
        boolean isOfOneValue() {
            return this == SUM || this == MIN || this == MAX;
        }

        /** The representation of "no events". */
        long nothing() {
            return nothing;
        }
    }

    boolean inTiles() {
        return slot >= 0;
    }
}

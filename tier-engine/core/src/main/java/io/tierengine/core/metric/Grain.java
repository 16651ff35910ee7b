package io.tierengine.core.metric;

import io.tierengine.core.time.LocalCalendar;

/** The length of a tile. */
enum Grain {
    /** A local day; unit: epoch day of the local calendar. */
    DAY,
    /** A UTC hour; unit: hours since the epoch. */
    HOUR;

    private static final long DAY_MILLIS = 86_400_000L;
    private static final long HOUR_MILLIS = 3_600_000L;

    int unitOf(long millis, LocalCalendar calendar) {
        return this == DAY ? calendar.dayOf(millis) : (int) Math.floorDiv(millis, HOUR_MILLIS);
    }

    long startOf(int unit, LocalCalendar calendar) {
        return this == DAY ? calendar.startOf(unit) : unit * HOUR_MILLIS;
    }

    /** About when a unit starts, without a time zone: what instants inside it are stored relative to. */
    long nominalStartOf(int unit) {
        return unit * (this == DAY ? DAY_MILLIS : HOUR_MILLIS);
    }
}

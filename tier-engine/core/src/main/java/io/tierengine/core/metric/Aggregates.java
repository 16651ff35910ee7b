package io.tierengine.core.metric;

import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.core.fact.Event;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.time.LocalCalendar;

/**
 * All rolling aggregates of one customer (semantics §2): an event in, the present moved on, each metric's value out. The
 * present is where {@link #advanceTo} put it; events may lie before it, never after.
 */
public final class Aggregates {

    /** No instant. */
    public static final long NEVER = Long.MAX_VALUE;

    private final MetricLayout layout;
    private final LocalCalendar calendar;
    private final RollingAggregates days;
    private final RollingAggregates hours;
    private final Series[] series;
    private final MetricReader[] readers;

    public Aggregates(MetricLayout layout, LocalCalendar calendar) {
        this.layout = layout;
        this.calendar = calendar;
        days = new RollingAggregates(layout.days);
        hours = new RollingAggregates(layout.hours);
        series = layout.seriesArray();
        readers = layout.readerArray();
    }

    /** Others that are the same, and change apart from these. */
    public Aggregates copy() {
        Aggregates copy = new Aggregates(layout, calendar);
        copy.days.copyFrom(days);
        copy.hours.copyFrom(hours);
        return copy;
    }

    /** Whether an event can be added without a sum leaving the range of exact numbers. */
    public boolean stayInRange(Event event, long landsAtMillis) {
        EventScope scope = new EventScope(event);
        for (int i = 0; i < series.length; i++) {
            if (series[i].takes(event, scope) && !stayInRange(i, event, landsAtMillis)) {
                return false;
            }
        }
        return true;
    }

    private boolean stayInRange(int index, Event event, long landsAtMillis) {
        long value = series[index].keptValue(event);
        long perUnit = series[index].microsPerUnit();
        return days.sumsStayInRange(index, dayOf(landsAtMillis), value, perUnit)
                && (!layout.hasHours() || hours.sumsStayInRange(index, hourOf(landsAtMillis), value, perUnit));
    }

    private int dayOf(long millis) {
        return Grain.DAY.unitOf(millis, calendar);
    }

    private int hourOf(long millis) {
        return Grain.HOUR.unitOf(millis, calendar);
    }

    /**
     * Adds an event.
     *
     * @param landsAtMillis on whose tile; not after the present
     */
    public void add(Event event, long landsAtMillis) {
        boolean refund = event instanceof Transaction transaction && transaction.type() == TransactionType.REFUND;
        EventScope scope = new EventScope(event);
        for (int i = 0; i < series.length; i++) {
            if (series[i].takes(event, scope)) {
                long value = series[i].keptValue(event);
                long at = event.occurredAtMillis();
                days.add(i, dayOf(landsAtMillis), at, value, refund);
                if (layout.hasHours()) {
                    hours.add(i, hourOf(landsAtMillis), at, value, refund);
                }
            }
        }
    }

    /** Moves the present to an instant; never back. */
    public void advanceTo(long millis) {
        days.advanceTo(dayOf(millis));
        if (layout.hasHours()) {
            hours.advanceTo(hourOf(millis));
        }
    }

    /** A metric's value at the present, in micros or absent. */
    public long value(int metric) {
        MetricReader reader = readers[metric];
        return reader.value(reader.grain() == Grain.DAY ? days.totals() : hours.totals());
    }

    /** The next instant at which a value can change without any event, epoch milliseconds, or {@link #NEVER}. */
    public long nextChangeMillis() {
        return Math.min(start(Grain.DAY, days.nextLoss()), start(Grain.HOUR, hours.nextLoss()));
    }

    private long start(Grain grain, int unit) {
        return unit == Integer.MAX_VALUE ? NEVER : grain.startOf(unit, calendar);
    }

    /** Tiles kept: days and hours on which the customer was seen and that a window may still need. */
    public int tileCount() {
        return days.tileCount() + hours.tileCount();
    }

    /** Whether moving the present to an instant needs the history, which is away. */
    public boolean needsHistoryAt(long millis) {
        return days.needsHistoryAt(dayOf(millis)) || (layout.hasHours() && hours.needsHistoryAt(hourOf(millis)));
    }

    /** Whether an event added at one instant could leave a window by another one. */
    public boolean mayLoseBy(long addedMillis, long byMillis) {
        return days.mayLoseBy(dayOf(addedMillis), dayOf(byMillis))
                || (layout.hasHours() && hours.mayLoseBy(hourOf(addedMillis), hourOf(byMillis)));
    }

    /** Whether adding an event needs the history, which is away. */
    public boolean needsHistoryFor(Event event, long landsAtMillis) {
        EventScope scope = new EventScope(event);
        for (int i = 0; i < series.length; i++) {
            if (series[i].takes(event, scope) && needsHistoryFor(i, event, landsAtMillis)) {
                return true;
            }
        }
        return false;
    }

    private boolean needsHistoryFor(int index, Event event, long landsAtMillis) {
        long value = series[index].keptValue(event);
        long perUnit = series[index].microsPerUnit();
        return days.needsHistoryFor(index, dayOf(landsAtMillis), value, perUnit)
                || (layout.hasHours() && hours.needsHistoryFor(index, hourOf(landsAtMillis), value, perUnit));
    }

    /** Whether an event has landed among the tiles of the history since it was written. */
    public boolean isHistoryChanged() {
        return days.isHistoryChanged() || hours.isHistoryChanged();
    }

    /** Tiles that don't belong to the history yet. */
    public int recentTiles() {
        return days.recentTiles() + hours.recentTiles();
    }

    /** Tiles of the history that are still of use; 0 while it is away. */
    public int historySize() {
        return days.historySize() + hours.historySize();
    }

    /** Makes all tiles history but the latest day and hour. */
    public void ageTiles() {
        days.ageTiles();
        hours.ageTiles();
    }

    /** Writes everything but the history. */
    public void writeRecent(PackedWriter out) {
        days.writeRecent(out);
        if (layout.hasHours()) {
            hours.writeRecent(out);
        }
    }

    /**
     * Reads what {@link #writeRecent} wrote.
     *
     * @param presentMillis where the present was
     * @param historyExists whether a history was written as well; it is then away until {@link #readHistory}
     */
    public void readRecent(PackedReader in, long presentMillis, boolean historyExists) {
        days.readRecent(in, dayOf(presentMillis), historyExists);
        if (layout.hasHours()) {
            hours.readRecent(in, hourOf(presentMillis), historyExists);
        }
    }

    /** Writes the history, which mustn't be away. */
    public void writeHistory(PackedWriter out) {
        days.writeHistory(out);
        if (layout.hasHours()) {
            hours.writeHistory(out);
        }
    }

    /** Reads what {@link #writeHistory} wrote. */
    public void readHistory(PackedReader in) {
        days.readHistory(in);
        if (layout.hasHours()) {
            hours.readHistory(in);
        }
    }

    /** Reads what version 1 wrote when the present was at an instant. */
    public void readVersionOne(PackedReader in, long presentMillis) {
        days.readVersionOne(in, dayOf(presentMillis));
        if (layout.hasHours()) {
            hours.readVersionOne(in, hourOf(presentMillis));
        }
    }
}

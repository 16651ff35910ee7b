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

    public Aggregates(MetricLayout layout, LocalCalendar calendar) {
        this.layout = layout;
        this.calendar = calendar;
        days = new RollingAggregates(layout.days);
        hours = new RollingAggregates(layout.hours);
    }

    /** Whether an event can be added without a sum leaving the range of exact numbers. */
    public boolean stayInRange(Event event, long landsAtMillis) {
        EventScope scope = new EventScope(event);
        for (int i = 0; i < layout.series.size(); i++) {
            Series series = layout.series.get(i);
            if (series.takes(event, scope) && !stayInRange(i, series, event, landsAtMillis)) {
                return false;
            }
        }
        return true;
    }

    private boolean stayInRange(int index, Series series, Event event, long landsAtMillis) {
        long value = series.keptValue(event);
        return days.sumsStayInRange(index, Grain.DAY.unitOf(landsAtMillis, calendar), value, series.microsPerUnit())
                && hours.sumsStayInRange(
                        index, Grain.HOUR.unitOf(landsAtMillis, calendar), value, series.microsPerUnit());
    }

    /**
     * Adds an event.
     *
     * @param landsAtMillis on whose tile; not after the present
     */
    public void add(Event event, long landsAtMillis) {
        boolean refund = event instanceof Transaction transaction && transaction.type() == TransactionType.REFUND;
        EventScope scope = new EventScope(event);
        for (int i = 0; i < layout.series.size(); i++) {
            Series series = layout.series.get(i);
            if (series.takes(event, scope)) {
                long value = series.keptValue(event);
                long at = event.occurredAtMillis();
                days.add(i, Grain.DAY.unitOf(landsAtMillis, calendar), at, value, refund);
                if (layout.hasHours()) {
                    hours.add(i, Grain.HOUR.unitOf(landsAtMillis, calendar), at, value, refund);
                }
            }
        }
    }

    /** Moves the present to an instant; never back. */
    public void advanceTo(long millis) {
        days.advanceTo(Grain.DAY.unitOf(millis, calendar));
        if (layout.hasHours()) {
            hours.advanceTo(Grain.HOUR.unitOf(millis, calendar));
        }
    }

    /** A metric's value at the present, in micros or absent. */
    public long value(int metric) {
        MetricReader reader = layout.readers.get(metric);
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

    public void write(PackedWriter out) {
        days.write(out);
        if (layout.hasHours()) {
            hours.write(out);
        }
    }

    /** Reads what {@link #write} wrote when the present was at an instant. */
    public void read(PackedReader in, long presentMillis) {
        days.read(in, Grain.DAY.unitOf(presentMillis, calendar));
        if (layout.hasHours()) {
            hours.read(in, Grain.HOUR.unitOf(presentMillis, calendar));
        }
    }
}

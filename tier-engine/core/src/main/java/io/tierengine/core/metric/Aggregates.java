package io.tierengine.core.metric;

import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.core.fact.Event;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.number.NumberRange;
import io.tierengine.core.time.CalendarDuration;
import io.tierengine.core.time.LocalCalendar;
import org.jspecify.annotations.Nullable;

/**
 * All aggregates of one customer (semantics §2): an event in, the present moved on, each metric's value out. The
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
    /** By kind of case. */
    private final CaseBook[] cases;

    private long presentMillis;

    public Aggregates(MetricLayout layout, LocalCalendar calendar) {
        this.layout = layout;
        this.calendar = calendar;
        days = new RollingAggregates(layout.days);
        hours = new RollingAggregates(layout.hours);
        series = layout.seriesArray();
        readers = layout.readerArray();
        cases = new CaseBook[layout.cases.size()];
        for (int kind = 0; kind < cases.length; kind++) {
            cases[kind] = new CaseBook();
        }
    }

    /** Others that are the same, and change apart from these. */
    public Aggregates copy() {
        Aggregates copy = new Aggregates(layout, calendar);
        copy.days.copyFrom(days);
        copy.hours.copyFrom(hours);
        for (int kind = 0; kind < cases.length; kind++) {
            copy.cases[kind] = cases[kind].copy();
        }
        copy.presentMillis = presentMillis;
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

    /**
     * Adds an interaction to the cases that it opens or closes; the present is at it, or after it.
     *
     * @param caseHash of its {@code caseId}
     * @param remembered how long a closing is remembered
     */
    public void addToCases(Interaction interaction, long caseHash, CalendarDuration remembered) {
        for (int kind = 0; kind < cases.length; kind++) {
            CaseSeries caseSeries = layout.cases.get(kind);
            CaseBook.Step step = stepOf(caseSeries, interaction, caseHash, presentMillis);
            if (step == null) {
                continue;
            }
            CaseBook.Length ended = cases[kind].endedBy(step, remembered, calendar);
            cases[kind].take(step, remembered, calendar);
            if (ended != null && caseSeries.isMeasured()) {
                long closedAt = ended.closedAtMillis();
                days.add(caseSeries.series(), dayOf(closedAt), closedAt, ended.millis(), false);
                if (layout.hasHours()) {
                    hours.add(caseSeries.series(), hourOf(closedAt), closedAt, ended.millis(), false);
                }
            }
        }
    }

    /**
     * Whether adding an interaction to its cases needs the history, which is away.
     *
     * @param seenAtMillis where the present will be then
     */
    public boolean needsHistoryForCases(
            Interaction interaction, long caseHash, long seenAtMillis, CalendarDuration remembered) {
        for (int kind = 0; kind < cases.length; kind++) {
            CaseSeries caseSeries = layout.cases.get(kind);
            CaseBook.Step step = stepOf(caseSeries, interaction, caseHash, seenAtMillis);
            CaseBook.Length ended =
                    step == null || !caseSeries.isMeasured() ? null : cases[kind].endedBy(step, remembered, calendar);
            if (ended != null && needsHistoryFor(caseSeries.series(), ended.millis(), 1, ended.closedAtMillis())) {
                return true;
            }
        }
        return false;
    }

    private static CaseBook.@Nullable Step stepOf(
            CaseSeries caseSeries, Interaction interaction, long caseHash, long seenAtMillis) {
        boolean opens = caseSeries.opens(interaction);
        return opens || caseSeries.closes(interaction)
                ? new CaseBook.Step(opens, caseHash, interaction.occurredAtMillis(), seenAtMillis)
                : null;
    }

    /** When the oldest of the cases was opened that a metric looks at, epoch milliseconds, or {@link #NEVER} if none is open. */
    public long oldestCaseMillis(int metric) {
        CaseBook book = cases[readers[metric].first()];
        return book.open() == 0 ? NEVER : book.oldestMillis();
    }

    /** Whether any case is open or was closed of late. */
    public boolean hasCases() {
        for (CaseBook book : cases) {
            if (!book.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Writes the cases of every kind. */
    public void writeCases(PackedWriter out) {
        for (CaseBook book : cases) {
            book.write(out, presentMillis);
        }
    }

    /** Reads what {@link #writeCases} wrote when the present was at an instant. */
    public void readCases(PackedReader in, long atMillis) {
        for (CaseBook book : cases) {
            book.read(in, atMillis);
        }
    }

    /** Moves the present to an instant; never back. */
    public void advanceTo(long millis) {
        presentMillis = Math.max(presentMillis, millis);
        days.advanceTo(dayOf(millis));
        if (layout.hasHours()) {
            hours.advanceTo(hourOf(millis));
        }
    }

    /** A metric's value at the present, in micros or absent. */
    public long value(int metric) {
        MetricReader reader = readers[metric];
        if (reader.aggregate().isOfPresent()) {
            return ofOpenCases(reader.aggregate(), cases[reader.first()], presentMillis);
        }
        return reader.value(reader.grain() == Grain.DAY ? days.totals() : hours.totals());
    }

    private static long ofOpenCases(Aggregate aggregate, CaseBook book, long atMillis) {
        if (aggregate == Aggregate.OPEN_CASES) {
            return book.open() * Decimals.ONE;
        }
        return book.open() == 0
                ? Decimals.ABSENT
                : Math.floorDiv(atMillis - book.oldestMillis(), CaseBook.HOUR_MILLIS) * Decimals.ONE;
    }

    /**
     * What a metric may be from the present on up to an instant, if no event comes.
     *
     * @param lastMillis not before the present
     */
    public void findRange(int metric, long lastMillis, NumberRange found) {
        MetricReader reader = readers[metric];
        if (reader.aggregate().isOfPresent()) {
            CaseBook book = cases[reader.first()];
            found.set(ofOpenCases(reader.aggregate(), book, presentMillis));
            found.include(ofOpenCases(reader.aggregate(), book, lastMillis));
        } else if (reader.grain() == Grain.DAY) {
            days.findRange(reader, dayOf(lastMillis), found);
        } else {
            hours.findRange(reader, hourOf(lastMillis), found);
        }
    }

    /** The next instant at which a value that comes of tiles can change without any event, epoch milliseconds, or {@link #NEVER}. */
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
            if (series[i].takes(event, scope)
                    && needsHistoryFor(i, series[i].keptValue(event), series[i].microsPerUnit(), landsAtMillis)) {
                return true;
            }
        }
        return false;
    }

    private boolean needsHistoryFor(int index, long value, long perUnit, long landsAtMillis) {
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
     * @param atMillis where the present was
     * @param historyExists whether a history was written as well; it is then away until {@link #readHistory}
     * @param isSameLeftOut false: by a version that wrote numbers also where another of the tile is the same
     */
    public void readRecent(PackedReader in, long atMillis, boolean historyExists, boolean isSameLeftOut) {
        presentMillis = atMillis;
        days.readRecent(in, dayOf(atMillis), historyExists, isSameLeftOut);
        if (layout.hasHours()) {
            hours.readRecent(in, hourOf(atMillis), historyExists, isSameLeftOut);
        }
    }

    /** Writes the history, which mustn't be away. */
    public void writeHistory(PackedWriter out) {
        days.writeHistory(out);
        if (layout.hasHours()) {
            hours.writeHistory(out);
        }
    }

    /**
     * Reads what {@link #writeHistory} wrote.
     *
     * @param isSameLeftOut false: by a version that wrote numbers also where another of the tile is the same
     */
    public void readHistory(PackedReader in, boolean isSameLeftOut) {
        days.readHistory(in, isSameLeftOut);
        if (layout.hasHours()) {
            hours.readHistory(in, isSameLeftOut);
        }
    }

    /** Reads what version 1 wrote when the present was at an instant. */
    public void readVersionOne(PackedReader in, long atMillis) {
        presentMillis = atMillis;
        days.readVersionOne(in, dayOf(atMillis));
        if (layout.hasHours()) {
            hours.readVersionOne(in, hourOf(atMillis));
        }
    }
}

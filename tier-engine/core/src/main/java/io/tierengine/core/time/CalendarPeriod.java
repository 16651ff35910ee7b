package io.tierengine.core.time;

import java.time.LocalDate;

/** A period of the calendar that a metric adds up "to date" (semantics §2). Days are epoch days of the local calendar. */
public enum CalendarPeriod {
    MONTH(1),
    QUARTER(3),
    YEAR(12);

    private final int months;

    CalendarPeriod(int months) {
        this.months = months;
    }

    /** The first day of the period that a day lies in. */
    public int startOf(int day) {
        return (int) first(day).toEpochDay();
    }

    /** The first day of the period after it. */
    public int startOfNext(int day) {
        return (int) first(day).plusMonths(months).toEpochDay();
    }

    private LocalDate first(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        int month = (date.getMonthValue() - 1) / months * months + 1;
        return LocalDate.of(date.getYear(), month, 1);
    }
}

package io.tierengine.sandbox.company;

import org.jspecify.annotations.Nullable;

/**
 * One customer of the company: what was drawn once, and how far the customer's story has been told. Seconds are those of
 * {@link CompanyCalendar}. Kept small, as a company may have millions.
 */
final class Customer {

    final int index;
    final String id;
    final Persona persona;
    final Industry industry;
    final Rhythm rhythm;
    /** Sessions in a day of average activity. */
    final float pace;
    /** Median basket in units of the currency, before trends. */
    final float basket;
    /** When the customer came; negative if that was before the company's story begins. */
    final int joined;
    /** When the persona turns: begins to fade, to pause, gives the one big order. */
    final int turn;
    /** How long the persona's change takes, in seconds. */
    final int stretch;
    /** Which of the channels the customer likes best. */
    final byte favouriteChannel;

    /** When to look at the customer next. */
    int next;
    /** The next step: it addresses random draws and numbers the customer's facts. */
    int step;
    /** Local epoch day on which the contract ends, or 0 without a contract. */
    int contractEndDay;
    /** How often the profile was sent. */
    int profileRevision;
    /** The one big order has been given. */
    boolean turned;
    /** The next customer in the same hour's list. */
    @Nullable
    Customer nextInHour;

    Customer(
            int index,
            String id,
            Persona persona,
            Industry industry,
            Rhythm rhythm,
            double pace,
            double basket,
            int joined,
            int turn,
            int stretch,
            int favouriteChannel) {
        this.index = index;
        this.id = id;
        this.persona = persona;
        this.industry = industry;
        this.rhythm = rhythm;
        this.pace = (float) pace;
        this.basket = (float) basket;
        this.joined = joined;
        this.turn = turn;
        this.stretch = stretch;
        this.favouriteChannel = (byte) favouriteChannel;
    }

    boolean isBusiness() {
        return industry.isOfBusinesses();
    }

    HoursOfDay hours() {
        return rhythm.hours();
    }

    /** The chance in one session of something that happens so many times a year, however often the customer turns up. */
    double perSession(double timesPerYear) {
        return Math.min(0.6, timesPerYear / (365 * pace));
    }
}

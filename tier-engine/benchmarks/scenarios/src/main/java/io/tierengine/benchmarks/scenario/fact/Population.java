package io.tierengine.benchmarks.scenario.fact;

import io.tierengine.core.time.LocalCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * Customers with a past.
 *
 * @param prefix of their ids, which end in their number
 * @param facts all in all
 * @param histories purchases of each customer, oldest first
 */
public record Population(String prefix, int customers, long facts, IntFunction<List<Purchase>> histories) {

    /** Ids of those who go on buying. */
    public static final String KNOWN = "known-";

    private static final int YEAR_DAYS = 365;

    /**
     * Customers who bought something on a number of days of the past year, evenly spread but for chance.
     *
     * @param activeDays 1 to 365
     * @param lastDay the last one on which anybody may have bought something, an epoch day
     * @param seed the same seed gives the same customers
     */
    public static Population ofAYear(int customers, int activeDays, LocalCalendar calendar, int lastDay, long seed) {
        if (activeDays < 1 || activeDays > YEAR_DAYS) {
            throw new IllegalArgumentException("active days must be 1 to " + YEAR_DAYS + ", not " + activeDays);
        }
        return new Population(KNOWN, customers, (long) customers * activeDays, customer -> {
            SplittableRandom random = new SplittableRandom(seed + customer);
            List<Purchase> history = new ArrayList<>(activeDays);
            for (int i = 0; i < activeDays; i++) {
                int from = YEAR_DAYS * i / activeDays;
                int to = YEAR_DAYS * (i + 1) / activeDays;
                int day = lastDay - YEAR_DAYS + 1 + random.nextInt(from, to);
                long begin = calendar.startOf(day);
                history.add(Purchase.drawn(random.nextLong(begin, calendar.startOf(day + 1)), random));
            }
            return history;
        });
    }

    /** The id of a customer, by number. */
    public String id(int customer) {
        return prefix + customer;
    }
}

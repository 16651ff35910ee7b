package io.tierengine.sandbox.company;

import io.tierengine.core.time.LocalCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What a made-up company is made from. The same settings give the same facts, on every machine.
 *
 * @param customers at least 1
 * @param facts about how many in all, repetitions included; {@link #NATURAL} for what such customers would leave
 * @param from when the story begins; at or after 1970
 * @param until when it ends, exclusive: no fact happens then or later. At most 60 years after
 * @param seed of everything that is drawn
 * @param currency ISO 4217 code
 * @param zone of the company's days
 * @param lateShare of the events that come late, in [0, 1]
 * @param maxLateness the most that a fact comes behind the greatest {@code occurredAt} before it
 * @param duplicateShare of the events that come twice, in [0, 1]
 */
public record CompanySettings(
        int customers,
        long facts,
        Instant from,
        Instant until,
        long seed,
        String currency,
        ZoneId zone,
        double lateShare,
        Duration maxLateness,
        double duplicateShare) {

    /** As many facts as such customers would leave: some 25 a year each. */
    public static final long NATURAL = 0;

    /** More would not fit one list of customers with a number of seven digits. */
    public static final int MAX_CUSTOMERS = 50_000_000;

    private static final Duration LONGEST = Duration.ofDays(60 * 365L);
    private static final Duration MOST_LATENESS = Duration.ofDays(366);

    /** @throws IllegalArgumentException with what is wrong and what would be right */
    public CompanySettings {
        require(
                customers >= 1 && customers <= MAX_CUSTOMERS,
                "customers must be 1 to " + MAX_CUSTOMERS + ", not " + customers);
        require(facts >= 0, "facts must be positive, or 0 for a natural number; not " + facts);
        require(from.toEpochMilli() >= LocalCalendar.MIN_MILLIS, "from must not be before 1970; it is " + from);
        require(from.isBefore(until), "until must be after from; from is " + from + ", until is " + until);
        require(
                Duration.between(from, until).compareTo(LONGEST) <= 0,
                "until must be at most 60 years after from; from is " + from + ", until is " + until);
        require(until.toEpochMilli() <= LocalCalendar.MAX_MILLIS, "until must not be after 2200; it is " + until);
        require(
                currency.matches("[A-Z]{3}"),
                "currency must be three capital letters such as CNY, not '" + currency + "'");
        requireShare("late share", lateShare);
        requireShare("duplicate share", duplicateShare);
        require(
                !maxLateness.isNegative() && maxLateness.compareTo(MOST_LATENESS) <= 0,
                "max lateness must be 0 to 366 days, not " + maxLateness);
        require(
                lateShare == 0 || maxLateness.toSeconds() >= 1,
                "max lateness must be at least a second when a share of " + lateShare + " comes late");
    }

    /** A thousand customers over a year and a half, in CNY and Shanghai; 2 % late by up to two days, 0.5 % twice. */
    public static CompanySettings defaults() {
        return new CompanySettings(
                1000,
                NATURAL,
                Instant.parse("2024-12-31T16:00:00Z"),
                Instant.parse("2026-06-30T16:00:00Z"),
                1,
                "CNY",
                ZoneId.of("Asia/Shanghai"),
                0.02,
                Duration.ofDays(2),
                0.005);
    }

    public CompanySettings withCustomers(int number) {
        return new CompanySettings(
                number, facts, from, until, seed, currency, zone, lateShare, maxLateness, duplicateShare);
    }

    public CompanySettings withFacts(long number) {
        return new CompanySettings(
                customers, number, from, until, seed, currency, zone, lateShare, maxLateness, duplicateShare);
    }

    public CompanySettings withSeed(long number) {
        return new CompanySettings(
                customers, facts, from, until, number, currency, zone, lateShare, maxLateness, duplicateShare);
    }

    public CompanySettings between(Instant begin, Instant end) {
        return new CompanySettings(
                customers, facts, begin, end, seed, currency, zone, lateShare, maxLateness, duplicateShare);
    }

    public CompanySettings withLate(double share, Duration atMost) {
        return new CompanySettings(customers, facts, from, until, seed, currency, zone, share, atMost, duplicateShare);
    }

    public CompanySettings withDuplicates(double share) {
        return new CompanySettings(customers, facts, from, until, seed, currency, zone, lateShare, maxLateness, share);
    }

    public CompanySettings in(ZoneId place, String money) {
        return new CompanySettings(
                customers, facts, from, until, seed, money, place, lateShare, maxLateness, duplicateShare);
    }

    private static void requireShare(String what, double share) {
        require(share >= 0 && share <= 1, what + " must be 0 to 1, not " + share);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

package io.tierengine.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Local days and durations where clocks change (semantics §1 and §2). */
class LocalCalendarTest {

    @ParameterizedTest(name = "{1} in {0} begins at {2}")
    @CsvSource({
        "Europe/Berlin,      2026-03-29, 2026-03-28T23:00:00Z",
        "Europe/Berlin,      2026-03-30, 2026-03-29T22:00:00Z",
        // Midnight is skipped: the day begins at one.
        "America/Sao_Paulo,  2018-11-04, 2018-11-04T03:00:00Z",
        "Asia/Beirut,        2022-03-27, 2022-03-26T22:00:00Z",
        // The hour before midnight comes twice: the day begins when it is over for good.
        "America/Sao_Paulo,  2018-02-18, 2018-02-18T03:00:00Z",
        // The hour after midnight comes twice: the day begins with the first.
        "America/Havana,     2024-11-03, 2024-11-03T04:00:00Z",
        // The clock goes back from 00:01 to 23:01: the day that has begun goes on.
        "America/St_Johns,   2010-11-07, 2010-11-07T02:30:00Z",
        // 30 December 2011 was left out: nothing lies in it.
        "Pacific/Apia,       2011-12-30, 2011-12-30T10:00:00Z",
        "Pacific/Apia,       2011-12-31, 2011-12-30T10:00:00Z",
        "Asia/Kathmandu,     2026-01-01, 2025-12-31T18:15:00Z",
    })
    void shouldBeginADayAtItsFirstInstant(String zone, LocalDate day, Instant start) {
        LocalCalendar calendar = LocalCalendar.of(ZoneId.of(zone));
        int epochDay = (int) day.toEpochDay();

        assertThat(Instant.ofEpochMilli(calendar.startOf(epochDay))).isEqualTo(start);
        assertThat(calendar.dayOf(start.toEpochMilli() - 1)).isLessThan(epochDay);
        assertThat(calendar.dayOf(start.toEpochMilli())).isGreaterThanOrEqualTo(epochDay);
    }

    @ParameterizedTest(name = "{0}: {1} plus {2} is {3}")
    @CsvSource({
        // A local midnight stays one, also across a change; hours are exact.
        "Europe/Berlin,     2026-03-27T23:00:00Z, P2D,      2026-03-29T22:00:00Z",
        "Europe/Berlin,     2026-03-27T23:00:00Z, PT48H,    2026-03-29T23:00:00Z",
        "Europe/Berlin,     2026-03-20T11:30:00Z, P14D,     2026-04-03T10:30:00Z",
        "Europe/Berlin,     2026-03-28T11:00:00Z, P1DT12H,  2026-03-29T22:00:00Z",
        // 02:30 doesn't exist on the 29th: an hour later on the clock.
        "Europe/Berlin,     2026-03-28T01:30:00Z, P1D,      2026-03-29T01:30:00Z",
        // 02:30 exists twice on 25 October: the earlier.
        "Europe/Berlin,     2026-10-24T00:30:00Z, P1D,      2026-10-25T00:30:00Z",
        // From the later 02:30 no day: exact; a day on: the same clock time.
        "Europe/Berlin,     2026-10-25T01:30:00Z, PT1H,     2026-10-25T02:30:00Z",
        "Europe/Berlin,     2026-10-25T01:30:00Z, P1D,      2026-10-26T01:30:00Z",
        // To and from a day that begins at one.
        "America/Sao_Paulo, 2018-11-03T03:00:00Z, P1D,      2018-11-04T03:00:00Z",
        "America/Sao_Paulo, 2018-11-04T03:00:00Z, P1D,      2018-11-05T02:00:00Z",
        "America/Sao_Paulo, 2018-11-03T03:30:00Z, P1D,      2018-11-04T03:30:00Z",
        // Midnight twice: the earlier.
        "America/Havana,    2024-11-02T04:00:00Z, P1D,      2024-11-03T04:00:00Z",
        "America/Havana,    2024-11-02T04:30:00Z, P1D,      2024-11-03T04:30:00Z",
        // Into the day that was left out: a day later.
        "Pacific/Apia,      2011-12-29T10:00:00Z, P1D,      2011-12-30T10:00:00Z",
        "Pacific/Apia,      2011-12-29T20:00:00Z, P1D,      2011-12-30T20:00:00Z",
        "UTC,               2024-02-28T12:00:00Z, P1D,      2024-02-29T12:00:00Z",
        "UTC,               2026-01-01T00:00:00Z, PT0S,     2026-01-01T00:00:00Z",
    })
    void shouldCountDaysOnTheCalendarAndHoursExactly(String zone, Instant from, String duration, Instant expected) {
        LocalCalendar calendar = LocalCalendar.of(ZoneId.of(zone));

        long actual = calendar.plus(from.toEpochMilli(), CalendarDuration.parse(duration));

        assertThat(Instant.ofEpochMilli(actual)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "America/Havana",
                "America/Sao_Paulo",
                "Asia/Beirut",
                "Africa/Cairo",
                "Australia/Lord_Howe",
                "Asia/Kathmandu",
                "America/New_York"
            })
    void shouldAgreeWithJavaTimeAtAnyInstant(String name) {
        ZoneId zone = ZoneId.of(name);
        LocalCalendar calendar = LocalCalendar.of(zone);
        SplittableRandom random = new SplittableRandom(20_260_101L);
        for (int i = 0; i < 20_000; i++) {
            long millis = random.nextLong(LocalCalendar.MIN_MILLIS, LocalCalendar.MAX_MILLIS);
            int days = random.nextInt(1, 400);
            LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), zone);

            assertThat(calendar.dayOf(millis))
                    .isEqualTo((int) local.toLocalDate().toEpochDay());
            assertThat(calendar.plus(millis, CalendarDuration.ofDays(days)))
                    .as("%s plus %d days", local, days)
                    .isEqualTo(local.plusDays(days).atZone(zone).toInstant().toEpochMilli());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "America/Havana",
                "America/St_Johns",
                "Pacific/Apia",
                "Africa/Cairo",
                "America/Sao_Paulo",
                "Australia/Lord_Howe",
                "Europe/Berlin",
                "UTC"
            })
    void shouldNotEndADurationBeforeItsEarliestDayHoweverLateInTheDayItBegins(String zone) {
        LocalCalendar calendar = LocalCalendar.of(ZoneId.of(zone));
        SplittableRandom random = new SplittableRandom(5);
        ZoneRules rules = ZoneId.of(zone).getRules();
        for (int i = 0; i < 20_000; i++) {
            Instant somewhere = Instant.ofEpochSecond(random.nextLong(2_000_000_000L));
            ZoneOffsetTransition change = rules.nextTransition(somewhere);
            Instant near = change == null || random.nextInt(4) == 0 ? somewhere : change.getInstant();
            var duration = new CalendarDuration(random.nextInt(4), random.nextInt(3) * 3_600_000L);
            long reach = List.of(120_000L, 7_200_000L, 4 * 86_400_000L).get(random.nextInt(3));
            long first = near.toEpochMilli() + random.nextLong(-reach, reach);
            long later =
                    first + random.nextLong(List.of(7_200_000L, 2 * 86_400_000L).get(random.nextInt(2)));

            assertThat(calendar.dayOf(calendar.plus(later, duration)))
                    .as("%s from %s on, %s", duration, Instant.ofEpochMilli(first), Instant.ofEpochMilli(later))
                    .isGreaterThanOrEqualTo(calendar.earliestDayAfter(calendar.dayOf(first), duration));
        }
    }
}

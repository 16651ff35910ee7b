package io.tierengine.sandbox.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class RhythmTest {

    private static final CompanyCalendar BERLIN = new CompanyCalendar(
            ZoneId.of("Europe/Berlin"), millis("2025-12-31T23:00:00Z"), millis("2026-12-31T23:00:00Z"));

    @Test
    void shouldFindTheTimeOfDayAgainWhenTheActivityBeforeItIsKnown() {
        for (HoursOfDay hours : new HoursOfDay[] {HoursOfDay.LEISURE, HoursOfDay.OFFICE}) {
            for (double time = 0; time < 1; time += 0.0007) {
                assertThat(hours.timeOfDay(hours.activityBefore(time))).isCloseTo(time, within(1e-9));
            }
        }
    }

    @Test
    void shouldPassOverQuietDaysWhenActivityIsElsewhere() {
        Rhythm januaryAndJune = new Rhythm(BERLIN, HoursOfDay.OFFICE, day -> {
            int month = BERLIN.dayOfYear(day) / 30;
            return month == 0 || month == 5 ? 1 : 1e-9;
        });

        int then = januaryAndJune.later(BERLIN.begin(), 29.5);

        assertThat(BERLIN.dayOfYear(BERLIN.dayOf(then))).isEqualTo(150);
    }

    @Test
    void shouldAlwaysMoveOnWhenGapsAreShort() {
        Rhythm rhythm = new Rhythm(BERLIN, HoursOfDay.LEISURE, day -> 1);
        int second = BERLIN.begin();

        for (int step = 0; step < 1_000_000 && second != CompanyCalendar.NEVER; step++) {
            int then = rhythm.later(second, step % 100 == 0 ? 0.3 : 1e-7);
            assertThat(then).isGreaterThan(second);
            second = then;
        }

        assertThat(second).isEqualTo(CompanyCalendar.NEVER);
    }

    @Test
    void shouldEndWhenTheStoryIsOver() {
        Rhythm rhythm = new Rhythm(BERLIN, HoursOfDay.LEISURE, day -> 1);

        assertThat(rhythm.later(BERLIN.begin(), 364.99)).isLessThan(BERLIN.end());
        assertThat(rhythm.later(BERLIN.begin(), 365.01)).isEqualTo(CompanyCalendar.NEVER);
        assertThat(rhythm.later(BERLIN.begin(), 1e12)).isEqualTo(CompanyCalendar.NEVER);
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}

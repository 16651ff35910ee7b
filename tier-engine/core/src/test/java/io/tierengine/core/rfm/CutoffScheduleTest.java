package io.tierengine.core.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierengine.core.time.CalendarPeriod;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When customers are counted. The zone is Berlin's, an hour or two ahead of UTC. */
class CutoffScheduleTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<Long> FIFTHS = List.of(20_000_000L, 40_000_000L, 60_000_000L, 80_000_000L);

    @ParameterizedTest(name = "{0} after {1}: {2}")
    @CsvSource({
        "MONTH,   2026-01-05T10:00:00Z, 2026-01-31T23:00:00Z",
        "MONTH,   2026-03-30T21:59:59Z, 2026-03-31T22:00:00Z",
        "MONTH,   2026-03-31T21:59:59Z, 2026-03-31T22:00:00Z",
        "MONTH,   2026-03-31T22:00:00Z, 2026-04-30T22:00:00Z",
        "QUARTER, 2026-02-05T10:00:00Z, 2026-03-31T22:00:00Z",
        "YEAR,    2026-02-05T10:00:00Z, 2026-12-31T23:00:00Z"
    })
    void shouldCountAtTheLocalMidnightThatBeginsAPeriod(CalendarPeriod period, Instant after, Instant expected) {
        CutoffSchedule schedule = new CutoffSchedule(FIFTHS, new CutoffSchedule.Periodic(period), BERLIN);

        assertThat(Instant.ofEpochMilli(schedule.nextAfter(after.toEpochMilli())))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "every {0} days after {1}: {2}")
    @CsvSource({
        "7,  2026-01-07T10:00:00Z, 2026-01-11T23:00:00Z",
        "7,  2026-01-11T22:59:59Z, 2026-01-11T23:00:00Z",
        "7,  2026-01-11T23:00:00Z, 2026-01-18T23:00:00Z",
        "1,  2026-01-07T10:00:00Z, 2026-01-07T23:00:00Z",
        "30, 1970-01-02T00:00:00Z, 1970-01-04T23:00:00Z",
        "30, 1970-01-05T00:00:00Z, 1970-02-03T23:00:00Z"
    })
    void shouldCountEverySoManyDaysFromTheFirstMonday(int days, Instant after, Instant expected) {
        CutoffSchedule schedule = new CutoffSchedule(FIFTHS, new CutoffSchedule.Daily(days), BERLIN);

        assertThat(Instant.ofEpochMilli(schedule.nextAfter(after.toEpochMilli())))
                .isEqualTo(expected);
    }

    @Test
    void shouldBringCutoffsIntoForceWithTheNextDay() {
        CutoffSchedule schedule = new CutoffSchedule(FIFTHS, new CutoffSchedule.Periodic(CalendarPeriod.MONTH), BERLIN);

        assertThat(Instant.ofEpochMilli(schedule.regularEffectMillis(
                        Instant.parse("2026-01-31T23:00:00Z").toEpochMilli())))
                .isEqualTo("2026-02-01T23:00:00Z");
    }

    @Test
    void shouldRefusePercentilesThatDontRiseBetweenNoneAndAll() {
        refused(20, 40, 60);
        refused(20, 40, 40, 80);
        refused(0, 40, 60, 80);
        refused(20, 40, 60, 100);
    }

    private static void refused(Integer... percents) {
        List<Long> percentiles =
                List.of(percents).stream().map(percent -> percent * 1_000_000L).toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CutoffSchedule(percentiles, new CutoffSchedule.Daily(7), BERLIN));
    }
}

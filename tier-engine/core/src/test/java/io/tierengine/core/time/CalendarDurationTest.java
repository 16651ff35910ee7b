package io.tierengine.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarDurationTest {

    @ParameterizedTest(name = "{0} is {1} days and {2} ms, written {3}")
    @CsvSource({
        "P14D, 14, 0, P14D",
        "P2W, 14, 0, P14D",
        "P1W3D, 10, 0, P10D",
        "PT48H, 0, 172800000, PT48H",
        "P10DT12H, 10, 43200000, P10DT12H",
        "PT0S, 0, 0, PT0S",
        "P0D, 0, 0, PT0S",
        "PT0.5S, 0, 500, PT0.5S",
        "P36525D, 36525, 0, P36525D",
    })
    void shouldKeepDaysOfTheCalendarApartFromExactTime(String text, int days, long millis, String written) {
        CalendarDuration duration = CalendarDuration.parse(text);

        assertThat(duration).isEqualTo(new CalendarDuration(days, millis)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PT",
                "14D",
                "P1M",
                "P1Y",
                "P-1D",
                "PT-1H",
                "P1.5D",
                "P36526D",
                "P1000000D",
                "p1d",
                "P1DT",
                " P1D"
            })
    void shouldRefuseWhatHasNoFixedLengthOrIsNoDuration(String text) {
        assertThatThrownBy(() -> CalendarDuration.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}

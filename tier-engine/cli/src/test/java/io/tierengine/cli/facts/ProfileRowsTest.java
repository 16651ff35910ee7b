package io.tierengine.cli.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.fact.ProfileAttribute;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileRowsTest {

    @ParameterizedTest
    @CsvSource({"12, 12000000", "-0.5, -500000", "0.1234565, 123456", "0.1234575, 123458", "00012, 12000000"})
    void shouldTakePlainNumbersAsNumbersOfSixPlaces(String text, long micros) {
        assertThat(ProfileRows.attribute(text)).isEqualTo(new ProfileAttribute.Numeric(micros));
    }

    @ParameterizedTest
    @ValueSource(strings = {"north", "1e3", "+5", "12%", "6222021234567890123", "2026-01-05", ".5"})
    void shouldTakeEverythingElseAsText(String text) {
        assertThat(ProfileRows.attribute(text)).isEqualTo(new ProfileAttribute.Text(text));
    }
}

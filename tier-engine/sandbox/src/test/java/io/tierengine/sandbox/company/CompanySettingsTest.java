package io.tierengine.sandbox.company;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class CompanySettingsTest {

    private static final CompanySettings SETTINGS = CompanySettings.defaults();

    @Test
    void shouldSayWhatWouldBeRightWhenASettingIsWrong() {
        assertThatThrownBy(() -> SETTINGS.withCustomers(0)).hasMessage("customers must be 1 to 50000000, not 0");
        assertThatThrownBy(() -> SETTINGS.withFacts(-1)).hasMessageContaining("not -1");
        assertThatThrownBy(() -> SETTINGS.withLate(1.5, Duration.ofDays(1)))
                .hasMessage("late share must be 0 to 1, not 1.5");
        assertThatThrownBy(() -> SETTINGS.withLate(Double.NaN, Duration.ofDays(1)))
                .hasMessage("late share must be 0 to 1, not NaN");
        assertThatThrownBy(() -> SETTINGS.withLate(0.1, Duration.ZERO)).hasMessageContaining("at least a second");
        assertThatThrownBy(() -> SETTINGS.withLate(0.1, Duration.ofDays(400))).hasMessageContaining("0 to 366 days");
        assertThatThrownBy(() -> SETTINGS.withDuplicates(-0.1)).hasMessage("duplicate share must be 0 to 1, not -0.1");
        assertThatThrownBy(() -> SETTINGS.in(ZoneId.of("UTC"), "yuan")).hasMessageContaining("'yuan'");
    }

    @Test
    void shouldRefuseATimeThatCantBeWhenBetweenInstants() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");

        assertThatThrownBy(() -> SETTINGS.between(now, now)).hasMessageContaining("until must be after from");
        assertThatThrownBy(() -> SETTINGS.between(Instant.parse("1969-12-31T00:00:00Z"), now))
                .hasMessageContaining("before 1970");
        assertThatThrownBy(() -> SETTINGS.between(now, Instant.parse("2099-01-01T00:00:00Z")))
                .hasMessageContaining("at most 60 years");
    }
}

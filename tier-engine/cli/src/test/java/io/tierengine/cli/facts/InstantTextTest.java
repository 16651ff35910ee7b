package io.tierengine.cli.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.number.Decimals;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

    @Test
    void shouldAgreeWithJavaTimeOnAnyInstant() {
        long seed = 42;
        Random random = new Random(seed);
        long first = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
        long end = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

        for (int i = 0; i < 100_000; i++) {
            long millis = random.nextLong(first, end);
            Instant instant = Instant.ofEpochMilli(millis);
            assertThat(InstantText.parse(instant.toString()))
                    .as(instant.toString())
                    .isEqualTo(millis);
            assertThat(written(millis))
                    .isEqualTo(instant.truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T17:30:00+08:00, 2026-03-01T09:30:00Z",
        "2026-03-01T09:30Z, 2026-03-01T09:30:00Z",
        "2026-03-01T09:30:00.5Z, 2026-03-01T09:30:00.500Z",
        "2026-03-01T09:30:00.123999999Z, 2026-03-01T09:30:00.123Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "2000-02-29T23:59:59.999Z, 2000-02-29T23:59:59.999Z"
    })
    void shouldReadEveryFormOfAnInstant(String text, Instant instant) {
        assertThat(InstantText.parse(text)).isEqualTo(instant.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-03-01",
                "2026-03-01T09:30:00",
                "2026-03-01 09:30:00Z",
                "2026-02-29T00:00:00Z",
                "1900-02-29T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-01-00T00:00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T00:60:00Z",
                "2026-01-01T00:00:60Z",
                "2026-01-0 T00:00:00Z",
                "2026-01-01T00:00:00.12xZ",
                "1767225600000"
            })
    void shouldRefuseWhatIsNoInstant(String text) {
        assertThat(InstantText.parse(text)).isEqualTo(Decimals.ABSENT);
    }

    private static String written(long millis) {
        byte[] bytes = new byte[20];
        int end = InstantText.writeSeconds(millis, bytes, 0);
        return new String(bytes, 0, end, StandardCharsets.US_ASCII);
    }
}

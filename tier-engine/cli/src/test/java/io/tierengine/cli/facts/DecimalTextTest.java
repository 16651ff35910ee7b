package io.tierengine.cli.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.number.Decimals;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "12, 120000",
        "12.3, 123000",
        "12.3456, 123456",
        "-0.0001, -1",
        "007.50, 75000",
        "0000000000000000000000012.5, 125000",
        "99999999999999.9999, 999999999999999999",
        "-99999999999999.9999, -999999999999999999"
    })
    void shouldReadPlainNumbersExactly(String text, long unitsOfFourPlaces) {
        assertThat(parse(text)).isEqualTo(unitsOfFourPlaces);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+1",
                ".5",
                "5.",
                "-.5",
                "1.2.3",
                "1e3",
                " 1",
                "1 ",
                "0x1",
                "1,5",
                "12.34567",
                "12.30000",
                "100000000000000",
                "99999999999999999999",
                "--1",
                "NaN",
                "\u0661"
            })
    void shouldRefuseWhatIsNoPlainNumberOfFourPlaces(String text) {
        assertThat(parse(text)).isEqualTo(Decimals.ABSENT);
    }

    private static long parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return DecimalText.parse(bytes, 0, bytes.length, 4);
    }
}

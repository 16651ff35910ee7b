package io.tierengine.core.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.number.Decimals;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Points by bands (semantics §3). */
class IndicatorTest {

    private static final Band TOP = band("16", "100");
    private static final Band MIDDLE = band("8", "70");
    private static final Band BOTTOM = band("0", "10");
    private static final Band REST = new Band(Decimals.ABSENT, micros("5"));

    @ParameterizedTest(name = "{0} gets {1} points")
    @CsvSource({
        "16, 100",
        "15.999999, 70",
        "8, 70",
        "7.999999, 10",
        "0, 10",
        "-0.000001, 5",
        "1000000, 100",
        "absent, 25"
    })
    void shouldGiveThePointsOfTheFirstBandThatTheValueReaches(String value, String points) {
        assertThat(pointsOf(value, false, TOP, MIDDLE, BOTTOM, REST)).isEqualTo(points);
    }

    @ParameterizedTest(name = "{0} gets {1} points")
    @CsvSource({
        "16, 100",
        "17, 100",
        "12, 85",
        "8, 70",
        "7.999999, 69.999992",
        "4, 40",
        "0, 10",
        "-0.000001, 5",
        "absent, 25"
    })
    void shouldGivePointsOnAStraightLineBetweenBoundsWhenInterpolating(String value, String points) {
        assertThat(pointsOf(value, true, TOP, MIDDLE, BOTTOM, REST)).isEqualTo(points);
    }

    @ParameterizedTest(name = "interpolate {0}: {1} gets {2}")
    @CsvSource({"false, 7, 0", "true, 7, 0", "true, 8, 70", "false, absent, 25"})
    void shouldGiveNothingBelowTheLastBandWhenNoneCatchesTheRest(boolean interpolate, String value, String points) {
        assertThat(pointsOf(value, interpolate, TOP, MIDDLE)).isEqualTo(points);
    }

    @ParameterizedTest(name = "{0} gets {1}")
    @CsvSource({"1, 0.000002", "3, 0.000002", "2, 0.000002"})
    void shouldRoundAPointOnTheLineOnceAndHalfEven(String value, String points) {
        // From 0.000001 at 0 to 0.000003 at 4: 0.0000015, 0.000002, 0.0000025 at 1, 2, 3.
        assertThat(pointsOf(value, true, band("4", "0.000003"), band("0", "0.000001")))
                .isEqualTo(points);
    }

    @ParameterizedTest(name = "{0} gets {1}")
    @CsvSource({"10, 0", "7.5, 25", "0, 100", "-1, 100"})
    void shouldFallWhenHigherValuesEarnLess(String value, String points) {
        assertThat(pointsOf(value, true, band("10", "0"), band("0", "100"), new Band(Decimals.ABSENT, micros("100"))))
                .isEqualTo(points);
    }

    private static String pointsOf(String value, boolean interpolate, Band... bands) {
        Indicator indicator = new Indicator(
                "growth", new NumberExpression.Score(), Decimals.ONE, micros("25"), interpolate, List.of(bands));
        return Decimals.format(indicator.points(value.equals("absent") ? Decimals.ABSENT : micros(value)));
    }

    private static Band band(String from, String points) {
        return new Band(micros(from), micros(points));
    }

    private static long micros(String text) {
        return Decimals.unscaled(new BigDecimal(text), Decimals.PLACES);
    }
}

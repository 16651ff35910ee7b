package io.tierengine.core.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {

    private static final long LARGEST = Long.MAX_VALUE;

    @ParameterizedTest(name = "{0} / {1} = {2}")
    @CsvSource({
        "1, 3, 0.333333",
        "2, 3, 0.666667",
        "-2, 3, -0.666667",
        // Ties go to the even neighbour, on both sides of zero.
        "0.000001, 2, 0",
        "0.000003, 2, 0.000002",
        "0.000005, 2, 0.000002",
        "-0.000001, 2, 0",
        "-0.000003, 2, -0.000002",
        "0.000003, -2, -0.000002",
        "0, 5, 0",
        "5, 0, absent",
        "0, 0, absent",
        "absent, 2, absent",
        "2, absent, absent",
        // The product with a million doesn't fit a long on the way.
        "9000000000000, 3, 3000000000000",
        "9000000000000, 0.5, absent",
    })
    void shouldDivideHalfEvenAndBeAbsentWhereThereIsNoAnswer(String a, String b, String quotient) {
        assertThat(Decimals.format(Decimals.divide(micros(a), micros(b)))).isEqualTo(quotient);
    }

    @ParameterizedTest(name = "{0} * {1} = {2}")
    @CsvSource({
        "2, 3.5, 7",
        "0.001, 0.0005, 0",
        "0.001, 0.0015, 0.000002",
        "0.001, -0.0015, -0.000002",
        "0.001, 0.0025, 0.000002",
        "3000000, 3000000, 9000000000000",
        "4000000, 4000000, absent",
        "-4000000, 4000000, absent",
        "absent, 0, absent",
    })
    void shouldMultiplyHalfEvenAndBeAbsentBeyondTheRange(String a, String b, String product) {
        assertThat(Decimals.format(Decimals.multiply(micros(a), micros(b)))).isEqualTo(product);
    }

    @Test
    void shouldBeAbsentRatherThanWrapWhenASumLeavesTheRange() {
        assertThat(Decimals.add(LARGEST, 0)).isEqualTo(LARGEST);
        assertThat(Decimals.add(LARGEST, 1)).isEqualTo(Decimals.ABSENT);
        assertThat(Decimals.subtract(-LARGEST, 1)).isEqualTo(Decimals.ABSENT);
        assertThat(Decimals.subtract(-LARGEST, 2)).isEqualTo(Decimals.ABSENT);
        assertThat(Decimals.subtract(0, LARGEST)).isEqualTo(-LARGEST);
    }

    @Test
    void shouldStayAbsentWhenAnOperandIs() {
        assertThat(Decimals.add(Decimals.ABSENT, 1)).isEqualTo(Decimals.ABSENT);
        assertThat(Decimals.subtract(1, Decimals.ABSENT)).isEqualTo(Decimals.ABSENT);
        assertThat(Decimals.negate(Decimals.ABSENT)).isEqualTo(Decimals.ABSENT);
    }

    @Test
    void shouldRefuseToConvertWhatIsNotExact() {
        assertThat(Decimals.unscaled(new BigDecimal("12.5"), 4)).isEqualTo(125_000L);
        assertThatThrownBy(() -> Decimals.unscaled(new BigDecimal("0.00001"), 4))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Decimals.unscaled(new BigDecimal("9223372036854.775808"), 6))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Decimals.unscaled(new BigDecimal("-9223372036854.775808"), 6))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void shouldAgreeWithBigDecimalOnNumbersOfEverySize() {
        SplittableRandom random = new SplittableRandom(20_260_101L);
        for (int i = 0; i < 100_000; i++) {
            long a = random.nextLong() >> random.nextInt(64);
            long b = random.nextLong() >> random.nextInt(64);
            long c = random.nextLong() >> random.nextInt(64);
            if (a == Decimals.ABSENT || b == Decimals.ABSENT || c == Decimals.ABSENT || c == 0) {
                continue;
            }

            long actual = Decimals.multiplyThenDivide(a, b, c);

            BigInteger expected = new BigDecimal(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)))
                    .divide(BigDecimal.valueOf(c), 0, RoundingMode.HALF_EVEN)
                    .toBigIntegerExact();
            boolean fits = expected.bitLength() <= 63;
            assertThat(actual)
                    .as("%d * %d / %d", a, b, c)
                    .isEqualTo(fits ? expected.longValueExact() : Decimals.ABSENT);
        }
    }

    @Test
    void shouldWeighExactlyWhateverTheSizeOfTheProducts() {
        WeightedMean mean = new WeightedMean();
        mean.add(2 * Decimals.ONE, LARGEST);
        mean.add(Decimals.ONE, -LARGEST);
        mean.add(Decimals.ONE, 1);

        assertThat(mean.mean()).isEqualTo(LARGEST / 4 + 1);
    }

    @Test
    void shouldHaveNoMeanWhenThereIsNoWeightOrAValueIsAbsent() {
        WeightedMean mean = new WeightedMean();
        mean.add(0, 5);
        long withoutWeight = mean.mean();
        mean.reset();
        mean.add(1, Decimals.ABSENT);
        mean.add(1, 5);

        assertThat(withoutWeight).isEqualTo(Decimals.ABSENT);
        assertThat(mean.mean()).isEqualTo(Decimals.ABSENT);
    }

    private static long micros(String text) {
        return text.equals("absent") ? Decimals.ABSENT : Decimals.unscaled(new BigDecimal(text), Decimals.PLACES);
    }

    @Test
    void shouldFormatAsBigDecimalDoesWhenNumbersAreRandom() {
        SplittableRandom random = new SplittableRandom(20_261_122L);
        for (int i = 0; i < 200_000; i++) {
            // Of every length, many of them with zeros at the end.
            long micros = random.nextLong() >> random.nextInt(64);
            for (int zeros = random.nextInt(8); zeros > 0; zeros--) {
                micros = micros / 10 * 10;
                micros = random.nextBoolean() ? micros / 10 * 100 : micros;
            }
            if (micros != Decimals.ABSENT) {
                assertThat(Decimals.format(micros))
                        .isEqualTo(BigDecimal.valueOf(micros, Decimals.PLACES)
                                .stripTrailingZeros()
                                .toPlainString());
            }
        }
    }
}

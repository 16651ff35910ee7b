package io.tierengine.benchmarks.runner.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Decision ENROLLED = decision("ann", 1, "40.000000");
    private static final Decision RISEN = decision("ann", 2, "60.000000");
    private static final Decision OTHER = decision("bob", 1, "40.000000");

    @Test
    void shouldFindNoDifferenceWhenOnlyTheOrderDiffers() {
        assertThat(Comparison.firstDifference(List.of(ENROLLED, RISEN, OTHER), List.of(OTHER, RISEN, ENROLLED)))
                .isEmpty();
    }

    @Test
    void shouldFindAChangedScore() {
        Decision wrong = decision("ann", 2, "60.000001");

        assertThat(Comparison.firstDifference(List.of(ENROLLED, RISEN, OTHER), List.of(ENROLLED, wrong, OTHER)))
                .hasValueSatisfying(difference ->
                        assertThat(difference).contains("expected " + RISEN).contains("found " + wrong));
    }

    @Test
    void shouldFindAMissingChange() {
        assertThat(Comparison.firstDifference(List.of(ENROLLED, RISEN, OTHER), List.of(ENROLLED, OTHER)))
                .hasValueSatisfying(difference -> assertThat(difference).startsWith("there should be " + RISEN));
        assertThat(Comparison.firstDifference(List.of(ENROLLED, OTHER), List.of(ENROLLED)))
                .hasValueSatisfying(difference -> assertThat(difference).startsWith("there should be " + OTHER));
    }

    @Test
    void shouldFindAChangeThatIsWrittenTwice() {
        assertThat(Comparison.firstDifference(List.of(ENROLLED, RISEN), List.of(ENROLLED, ENROLLED, RISEN)))
                .hasValueSatisfying(difference -> assertThat(difference).startsWith("there should be no " + ENROLLED));
        assertThat(Comparison.firstDifference(List.of(ENROLLED), List.of(ENROLLED, ENROLLED)))
                .isPresent();
    }

    private static Decision decision(String customer, long sequence, String score) {
        return new Decision(
                customer,
                sequence,
                sequence == 1 ? null : "basic",
                sequence == 1 ? "basic" : "silver",
                sequence == 1 ? "ENROLLED" : "UPGRADED",
                "TRANSACTION",
                Instant.parse("2026-01-01T00:00:00.500Z"),
                new BigDecimal(score));
    }
}

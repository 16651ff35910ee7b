package io.tierengine.benchmarks.runner.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void shouldTakeTheMiddleOneWhenTheirNumberIsOdd() {
        assertThat(Spread.of(List.of(9.0, 1.0, 4.0))).isEqualTo(new Spread(1, 4, 9));
    }

    @Test
    void shouldTakeTheMeanOfTheTwoInTheMiddleWhenTheirNumberIsEven() {
        assertThat(Spread.of(List.of(9.0, 1.0, 4.0, 5.0))).isEqualTo(new Spread(1, 4.5, 9));
    }

    @Test
    void shouldRefuseWhenNothingWasMeasured() {
        assertThatThrownBy(() -> Spread.of(List.of())).hasMessageContaining("nothing");
    }
}

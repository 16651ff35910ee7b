package io.tierengine.benchmarks.scenario.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {

    private final Arrivals arrivals = new Arrivals("new-a-", 12);

    @Test
    void shouldNoteTheFirstChangeOfACustomer() {
        receive(arrivals.id(11), 70);
        receive(arrivals.id(11), 90);
        receive(arrivals.id(3), 80);

        assertThat(arrivals.count()).isEqualTo(2);
        assertThat(arrivals.nanos(11)).isEqualTo(70);
        assertThat(arrivals.nanos(3)).isEqualTo(80);
        assertThat(arrivals.lastNanos()).isEqualTo(80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"new-b-3", "new-a-", "new-a-12", "known-3", "n"})
    void shouldPassOverOthers(String customerId) {
        receive(customerId, 70);

        assertThat(arrivals.count()).isZero();
    }

    private void receive(String customerId, long nanos) {
        arrivals.received(customerId.getBytes(StandardCharsets.UTF_8), nanos);
    }
}

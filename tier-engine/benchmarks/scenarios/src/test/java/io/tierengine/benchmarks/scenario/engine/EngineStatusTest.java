package io.tierengine.benchmarks.scenario.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;

class EngineStatusTest {

    private static final EngineStatus STATUS = new EngineStatus(State.RUNNING, 1, 2, 3, 4, 5, 6, -7, true);

    @Test
    void shouldBeReadAsItWasWritten() {
        assertThat(EngineStatus.parse(STATUS.line())).contains(STATUS);
    }

    @Test
    void shouldPassOverOtherLines() {
        assertThat(EngineStatus.parse("Engine is RUNNING, was REBALANCING")).isEmpty();
    }

    @Test
    void shouldHaveReachedAnInstantOnlyWhenNoTimerIsBehind() {
        EngineStatus done = new EngineStatus(State.RUNNING, 1, 2, 3, 4, 5, 6, -7, false);

        assertThat(done.hasReached(-7, 6)).isTrue();
        assertThat(done.hasReached(-6, 6)).isFalse();
        assertThat(done.hasReached(-7, 8)).isFalse();
        assertThat(STATUS.hasReached(-7, 6)).isFalse();
    }
}

package io.tierengine.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import io.tierengine.server.life.EngineStatus;
import io.tierengine.server.life.EngineStatus.Phase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HealthTest {

    @ParameterizedTest
    @EnumSource
    void shouldBeAliveUnlessTheEngineFailed(Phase phase) {
        HealthResult result = new EngineLiveness(() -> EngineStatus.of(phase)).result();

        assertThat(result.getStatus()).isEqualTo(phase == Phase.FAILED ? HealthStatus.DOWN : HealthStatus.UP);
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeReadyOnlyWhileTheEngineRuns(Phase phase) {
        HealthResult result = new EngineReadiness(() -> EngineStatus.of(phase)).result();

        assertThat(result.getStatus()).isEqualTo(phase == Phase.RUNNING ? HealthStatus.UP : HealthStatus.DOWN);
    }

    @Test
    void shouldSayWhatIsStillToBeRestored() {
        EngineStatus restoring = new EngineStatus(Phase.RESTORING, 3, 1_200, "");

        HealthResult result = new EngineReadiness(() -> restoring).result();

        assertThat(result.getDetails())
                .isEqualTo(Map.of("phase", "restoring", "partitionsLeft", 3, "recordsLeft", 1_200L));
    }

    @Test
    void shouldSayWhyTheEngineFailed() {
        EngineStatus failed = new EngineStatus(Phase.FAILED, 0, 0, "no policy");

        assertThat(new EngineLiveness(() -> failed).result().getDetails()).isEqualTo(Map.of("reason", "no policy"));
        assertThat(new EngineReadiness(() -> failed).result().getDetails())
                .isEqualTo(Map.of("phase", "failed", "reason", "no policy"));
    }
}

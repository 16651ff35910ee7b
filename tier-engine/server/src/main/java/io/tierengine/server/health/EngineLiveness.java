package io.tierengine.server.health;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import io.tierengine.server.life.EngineProbe;
import io.tierengine.server.life.EngineStatus;
import io.tierengine.server.life.EngineStatus.Phase;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Up unless the engine gave up. Restoring state may take long and isn't ill: a restart would only begin it again. */
@Singleton
@Liveness
final class EngineLiveness implements HealthIndicator {

    private final EngineProbe probe;

    EngineLiveness(EngineProbe probe) {
        this.probe = probe;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(result());
    }

    HealthResult result() {
        EngineStatus status = probe.status();
        HealthResult.Builder result = HealthResult.builder("engine-alive");
        if (status.phase() == Phase.FAILED) {
            result.status(HealthStatus.DOWN).details(Map.of("reason", status.reason()));
        } else {
            result.status(HealthStatus.UP);
        }
        return result.build();
    }
}

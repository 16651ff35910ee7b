package io.tierengine.server.health;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.tierengine.server.life.EngineProbe;
import io.tierengine.server.life.EngineStatus;
import io.tierengine.server.life.EngineStatus.Phase;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Up while the engine decides on all its partitions; otherwise it says what is waited for. */
@Singleton
@Readiness
final class EngineReadiness implements HealthIndicator {

    private final EngineProbe probe;

    EngineReadiness(EngineProbe probe) {
        this.probe = probe;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(result());
    }

    HealthResult result() {
        EngineStatus status = probe.status();
        return HealthResult.builder("engine")
                .status(status.phase() == Phase.RUNNING ? HealthStatus.UP : HealthStatus.DOWN)
                .details(details(status))
                .build();
    }

    private static Map<String, Object> details(EngineStatus status) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("phase", status.phase().name().toLowerCase(Locale.ROOT));
        if (status.phase() == Phase.RESTORING) {
            details.put("partitionsLeft", status.restoringPartitions());
            details.put("recordsLeft", status.restoringRecords());
        }
        if (status.phase() == Phase.FAILED) {
            details.put("reason", status.reason());
        }
        return details;
    }
}

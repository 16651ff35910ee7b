package io.tierengine.server.health;

import io.micronaut.context.env.MapPropertySource;
import io.micronaut.context.env.PropertySource;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.management.endpoint.info.InfoSource;
import io.tierengine.streams.run.EngineSettings;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import org.reactivestreams.Publisher;

/** Which engine this is: its version, its name, and how its topics are called. */
@Singleton
final class EngineInfo implements InfoSource {

    private final EngineSettings settings;

    EngineInfo(EngineSettings settings) {
        this.settings = settings;
    }

    @Override
    public Publisher<PropertySource> getSource() {
        String version = EngineInfo.class.getPackage().getImplementationVersion();
        return Publishers.just(new MapPropertySource(
                "engine",
                Map.of(
                        "engine.version", Objects.requireNonNullElse(version, "unknown"),
                        "engine.java", Runtime.version().toString(),
                        "engine.application-id", settings.applicationId(),
                        "engine.program", settings.processing().program(),
                        "engine.topics.prefix", settings.topics().prefix(),
                        "engine.topics.partitions", settings.topics().customerPartitions())));
    }
}

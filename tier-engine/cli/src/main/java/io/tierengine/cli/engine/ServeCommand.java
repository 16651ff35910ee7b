package io.tierengine.cli.engine;

import io.tierengine.server.TierServer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tier serve}: an instance of the engine, until it is stopped. */
@Command(
        name = "serve",
        description = "Runs the engine against a Kafka cluster and a schema registry, until it is stopped.")
public final class ServeCommand implements Callable<Integer> {

    @Mixin
    private SettingOptions settings;

    @Option(names = "--policy", paramLabel = "FILE", description = "Policy to publish unless it is published already.")
    private @Nullable String policy;

    @Option(names = "--port", paramLabel = "PORT", description = "Port of the HTTP server; 0 for any that is free.")
    private @Nullable String port;

    /** 0 after a stop, 1 if the engine can't start or gave up, 2 if settings are wrong. */
    @Override
    public Integer call() {
        Map<String, @Nullable String> further = new HashMap<>();
        further.put("tier.policy", policy);
        further.put("tier.http.port", port);
        return TierServer.run(settings.sources(further));
    }
}

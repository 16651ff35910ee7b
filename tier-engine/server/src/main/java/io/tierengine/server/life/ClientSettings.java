package io.tierengine.server.life;

import io.tierengine.streams.run.EngineSettings;
import java.util.HashMap;
import java.util.Map;

/** Settings of Kafka clients beside the engine. */
public final class ClientSettings {

    private static final int REQUEST_MS = 5_000;

    private ClientSettings() {}

    /** Those of the engine, with time-outs that somebody who waits for an answer can bear. */
    public static Map<String, Object> of(EngineSettings settings) {
        Map<String, Object> config = new HashMap<>(settings.kafka());
        config.put("bootstrap.servers", settings.bootstrapServers());
        config.put("request.timeout.ms", REQUEST_MS);
        return config;
    }

    /** Of a reader that sees what was committed, has no group, and creates no topic. */
    public static Map<String, Object> ofReader(EngineSettings settings) {
        Map<String, Object> config = of(settings);
        config.put("isolation.level", "read_committed");
        config.put("enable.auto.commit", false);
        config.put("auto.offset.reset", "earliest");
        config.put("allow.auto.create.topics", false);
        config.put("default.api.timeout.ms", REQUEST_MS);
        config.remove("group.id");
        return config;
    }
}

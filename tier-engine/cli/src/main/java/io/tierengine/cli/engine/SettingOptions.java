package io.tierengine.cli.engine;

import io.tierengine.server.setting.SettingSources;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options by which settings of the server are given. */
final class SettingOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings in the format of Java properties; see docs/configuration.md.")
    private @Nullable String config;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT,...",
            description = "Kafka brokers to connect to first.")
    private @Nullable String bootstrapServers;

    @Option(names = "--registry", paramLabel = "URL", description = "The schema registry.")
    private @Nullable String registry;

    @Option(
            names = "-D",
            paramLabel = "SETTING=VALUE",
            description = "Any other setting, such as -D tier.threads=4; may be repeated.")
    private Map<String, String> others = new LinkedHashMap<>();

    /** The settings of this process, options first; the further ones are named by settings and may be null. */
    SettingSources sources(Map<String, @Nullable String> further) {
        Map<String, String> given = new LinkedHashMap<>(others);
        put(given, SettingSources.CONFIG, config);
        put(given, "tier.kafka.bootstrap-servers", bootstrapServers);
        put(given, "tier.registry.url", registry);
        further.forEach((name, value) -> put(given, name, value));
        return SettingSources.ofProcess(given);
    }

    private static void put(Map<String, String> given, String name, @Nullable String value) {
        if (value != null) {
            given.put(name, value);
        }
    }
}

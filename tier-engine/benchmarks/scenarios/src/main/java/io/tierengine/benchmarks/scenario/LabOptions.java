package io.tierengine.benchmarks.scenario;

import io.tierengine.benchmarks.scenario.engine.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every scenario. */
final class LabOptions {

    @Option(
            names = "--partitions",
            defaultValue = "4",
            paramLabel = "N",
            description = "Partitions of the customer topics; default ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "The same seed gives the same customers; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--engine-jvm-option",
            paramLabel = "OPTION",
            description = "A further option of the engine's JVM; may be given several times.")
    private List<String> engineJvmOptions = List.of();

    @Option(
            names = "--data-folder",
            paramLabel = "DIR",
            description = "Where data and logs go and stay; default: a temporary folder.")
    private @Nullable Path dataFolder;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there too.")
    private @Nullable Path json;

    private int opened;

    /** A new lab; each in a folder of its own. */
    Lab open() throws IOException, InterruptedException {
        Path folder = null;
        if (dataFolder != null) {
            folder = dataFolder.resolve("lab-" + ++opened);
            Files.createDirectories(folder);
        }
        return Lab.open(partitions, folder, engineJvmOptions);
    }

    long seed() {
        return seed;
    }

    @Nullable
    Path json() {
        return json;
    }

    /** As they go into the report. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("partitions", partitions);
        settings.put("seed", seed);
        settings.put("engineJvmOptions", engineJvmOptions);
        return settings;
    }
}

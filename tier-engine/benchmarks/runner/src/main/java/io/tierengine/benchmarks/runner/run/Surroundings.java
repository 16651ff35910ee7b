package io.tierengine.benchmarks.runner.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where contenders run.
 *
 * @param tierChanges the topic that they write
 * @param workFolder for state and logs
 */
public record Surroundings(
        String bootstrapServers, String registryUrl, Path policy, String tierChanges, Path workFolder) {

    /** What a contender is started with. */
    List<String> arguments(Contender contender, String run, Path stateFolder) {
        List<String> arguments = new ArrayList<>(List.of(
                "--bootstrap-servers", bootstrapServers,
                "--registry-url", registryUrl,
                "--policy", policy.toString(),
                "--run", run,
                "--state-folder", stateFolder.toString()));
        contender.options().forEach((key, value) -> arguments.addAll(List.of("--option", key + "=" + value)));
        return arguments;
    }
}

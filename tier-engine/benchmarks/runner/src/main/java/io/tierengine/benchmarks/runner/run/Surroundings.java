package io.tierengine.benchmarks.runner.run;

import java.nio.file.Path;

/**
 * Where contenders run.
 *
 * @param tierChanges the topic that they write
 * @param workFolder for state and logs
 */
public record Surroundings(
        String bootstrapServers, String registryUrl, Path policy, String tierChanges, Path workFolder) {}

package io.tierengine.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a caller chose; see {@link Sandbox.Builder}. */
record SandboxSettings(
        int brokers,
        boolean registry,
        Optional<Path> dataFolder,
        Map<String, String> brokerSettings,
        List<String> brokerJvmOptions,
        Duration startTimeout) {}

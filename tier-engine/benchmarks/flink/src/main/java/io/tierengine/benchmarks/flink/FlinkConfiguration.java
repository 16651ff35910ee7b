package io.tierengine.benchmarks.flink;

import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;

/** Flink's settings of a run, by their documented names. */
final class FlinkConfiguration {

    private static final String LOOPBACK = "127.0.0.1";

    private FlinkConfiguration() {}

    static Configuration of(FlinkOptions options, Path stateFolder) {
        Configuration settings = new Configuration();
        checkpoints(settings, options, stateFolder);
        state(settings, options, stateFolder);
        settings.setString("pipeline.object-reuse", Boolean.toString(options.objectReuse()));
        // A type without a serializer of its own is an error, so nothing is slowed down by a reflective one unseen.
        settings.setString("pipeline.generic-types", "false");
        settings.setString("restart-strategy.type", "none");
        settings.setString("taskmanager.memory.managed.size", options.managedMegabytes() + "m");
        settings.setString("io.tmp.dirs", stateFolder.resolve("tmp").toString());
        settings.setString("rest.address", LOOPBACK);
        settings.setString("rest.bind-address", LOOPBACK);
        settings.setString("jobmanager.bind-host", LOOPBACK);
        settings.setString("taskmanager.bind-host", LOOPBACK);
        settings.setString("taskmanager.host", LOOPBACK);
        options.flink().forEach(settings::setString);
        return settings;
    }

    private static void checkpoints(Configuration settings, FlinkOptions options, Path stateFolder) {
        settings.setString("execution.checkpointing.interval", "1s");
        settings.setString("execution.checkpointing.mode", "EXACTLY_ONCE");
        settings.setString("execution.checkpointing.max-concurrent-checkpoints", "1");
        settings.setString("execution.checkpointing.unaligned.enabled", Boolean.toString(options.unaligned()));
        settings.setString("execution.checkpointing.incremental", Boolean.toString(options.incremental()));
        settings.setString("execution.checkpointing.storage", "filesystem");
        settings.setString(
                "execution.checkpointing.dir",
                stateFolder.resolve("checkpoints").toUri().toString());
    }

    private static void state(Configuration settings, FlinkOptions options, Path stateFolder) {
        settings.setString("state.backend.type", options.rocksdb() ? "rocksdb" : "hashmap");
        if (options.rocksdb()) {
            settings.setString(
                    "state.backend.rocksdb.localdir",
                    stateFolder.resolve("rocksdb").toString());
            settings.setString("state.backend.rocksdb.memory.managed", "true");
            settings.setString("state.backend.rocksdb.use-bloom-filter", "true");
            settings.setString(
                    "state.backend.rocksdb.timer-service.factory", options.timersInRocksdb() ? "ROCKSDB" : "HEAP");
        }
    }
}

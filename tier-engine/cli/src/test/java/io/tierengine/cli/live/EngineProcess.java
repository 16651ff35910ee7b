package io.tierengine.cli.live;

import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.streams.customer.ProcessorSettings;
import io.tierengine.streams.run.EngineSettings;
import io.tierengine.streams.run.TierEngine;
import java.nio.file.Path;
import java.time.Duration;

/**
 * An engine in a JVM of its own. Arguments: name, brokers, registry, partitions, state folder, allowed lateness. Topics and
 * policy must be there.
 */
final class EngineProcess {

    private EngineProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        EngineSettings settings = EngineSettings.of(arguments[0], arguments[1], arguments[2], Path.of(arguments[4]))
                .withTopics(new TopicCatalogue(arguments[0] + ".", Integer.parseInt(arguments[3])))
                .withProcessing(ProcessorSettings.DEFAULTS.withAllowedLateness(Duration.parse(arguments[5])));
        TierEngine engine = new TierEngine(settings);
        engine.start();
        while (!engine.awaitEnd(Duration.ofHours(1))) {
            // Runs until it is killed, or fails.
        }
        engine.failure().ifPresent(Throwable::printStackTrace);
        System.exit(1);
    }
}

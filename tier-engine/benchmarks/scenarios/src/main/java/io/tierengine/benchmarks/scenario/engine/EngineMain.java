package io.tierengine.benchmarks.scenario.engine;

import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.streams.customer.ProcessorSettings;
import io.tierengine.streams.run.EngineSettings;
import io.tierengine.streams.run.TierEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * An engine with the defaults of its settings, in a JVM of its own. It says on standard output how it is, and ends when its standard
 * input does, so that it doesn't outlive who started it.
 */
@Command(name = "engine")
final class EngineMain implements Callable<Integer> {

    private static final Duration BETWEEN_LINES = Duration.ofMillis(20);

    @Option(names = "--bootstrap-servers", required = true)
    private String bootstrapServers = "";

    @Option(names = "--registry-url", required = true)
    private String registryUrl = "";

    @Option(names = "--run", required = true)
    private String run = "";

    @Option(names = "--state-folder", required = true)
    private Path stateFolder = Path.of("");

    @Option(names = "--partitions", required = true)
    private int partitions;

    @Option(names = "--allowed-lateness", required = true)
    private Duration allowedLateness = Duration.ZERO;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new EngineMain()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        EngineSettings settings = EngineSettings.of(run, bootstrapServers, registryUrl, stateFolder)
                .withTopics(TopicCatalogue.standard().withCustomerPartitions(partitions))
                .withProcessing(ProcessorSettings.DEFAULTS.withAllowedLateness(allowedLateness));
        try (TierEngine engine = new TierEngine(settings)) {
            Thread.ofPlatform().daemon().start(() -> closeAtEndOfInput(engine));
            engine.start();
            EngineStatus said = null;
            boolean ended = false;
            while (!ended) {
                EngineStatus now = EngineStatus.of(engine);
                if (!now.equals(said)) {
                    System.out.println(now.line());
                    said = now;
                }
                ended = engine.awaitEnd(BETWEEN_LINES);
            }
            engine.failure().ifPresent(Throwable::printStackTrace);
            return engine.failure().isPresent() ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
        }
    }

    private static void closeAtEndOfInput(TierEngine engine) {
        try {
            int read = System.in.read();
            while (read >= 0) {
                read = System.in.read();
            }
        } catch (IOException e) {
            // Who started this is gone as well.
        }
        engine.close();
    }
}

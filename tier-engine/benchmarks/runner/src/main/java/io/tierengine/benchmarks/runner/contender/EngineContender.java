package io.tierengine.benchmarks.runner.contender;

import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.server.life.PolicyFile;
import io.tierengine.streams.customer.ProcessorSettings;
import io.tierengine.streams.run.EngineSettings;
import io.tierengine.streams.run.TierEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The engine as it is deployed, with the defaults of its settings, but that it only decides tiers, as its peers do. With
 * {@code told=true} it tells everything: explanations, the latest changes of each customer, stages of life, signals that look ahead, and alerts.
 * Options, to try others: {@code threads}, {@code commit-millis}, {@code cache-mib}, {@code store-mib}, {@code explanations},
 * {@code kept-changes}, and {@code kafka.} before any setting of Kafka.
 */
public final class EngineContender {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** What a policy is given beside its tiers when everything is to be told. */
    private static final String WATCHED = """

              lifecycle: {newFor: P30D, dormantAfter: P60D, lostAfter: P150D}
              risk:
                signals:
                  - {name: slower, when: recencyDays > 14 && recencyDays > 2 * usualGapDays, points: 25}
                  - {name: spends-less, when: metrics.spend90 < 0.5 * previous.spend90, points: 25}
                  - {name: about-to-fall, when: downgradeInDays <= 14, points: 20}
                levels: {low: 20, medium: 40, high: 60}
                valueAtStake: metrics.spend365
            """;

    private EngineContender() {}

    public static void main(String[] arguments) throws InterruptedException {
        ContenderArguments given = ContenderArguments.parse(arguments);
        EngineSettings settings = settings(given);
        TierEngine engine = new TierEngine(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(engine::close));
        engine.prepare(Optional.of(PolicyFile.read(policyOf(given))));
        engine.start();
        boolean ended = false;
        while (!ended && engine.state() != KafkaStreams.State.RUNNING) {
            ended = engine.awaitEnd(BETWEEN_LOOKS);
        }
        ContenderArguments.sayReady();
        while (!ended) {
            ended = engine.awaitEnd(Duration.ofHours(1));
        }
        engine.failure().ifPresent(failure -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
    }

    private static boolean tellsEverything(ContenderArguments given) {
        return "true".equals(given.options().get("told"));
    }

    /** The file of the policy; one of its own, under a name of its own, where everything is told. */
    private static Path policyOf(ContenderArguments given) {
        if (!tellsEverything(given)) {
            return given.policy();
        }
        try {
            Path file = Files.createTempFile("bench-told", ".yaml");
            file.toFile().deleteOnExit();
            String text = Files.readString(given.policy()).replace("name: bench\n", "name: " + programOf(given) + "\n");
            return Files.writeString(file, text.stripTrailing() + "\n" + WATCHED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String programOf(ContenderArguments given) {
        return tellsEverything(given) ? "bench-told" : "bench";
    }

    private static ProcessorSettings processing(ContenderArguments given) {
        boolean told = tellsEverything(given);
        return ProcessorSettings.DEFAULTS
                .withProgram(programOf(given))
                .withExplanations(
                        Boolean.parseBoolean(given.options().getOrDefault("explanations", String.valueOf(told))))
                .withKeptChanges(given.number("kept-changes", told ? ProcessorSettings.DEFAULTS.keptChanges() : 0))
                .withWriteBehind(
                        Duration.ofMillis(given.number("write-behind-millis", (int)
                                ProcessorSettings.DEFAULTS.writeBehind().toMillis())),
                        ProcessorSettings.DEFAULTS.writesAtOnce());
    }

    private static EngineSettings settings(ContenderArguments given) {
        EngineSettings usual =
                EngineSettings.of(given.run(), given.bootstrapServers(), given.registryUrl(), given.stateFolder());
        return new EngineSettings(
                usual.applicationId(),
                usual.bootstrapServers(),
                TopicCatalogue.standard().withCustomerPartitions(ContenderArguments.PARTITIONS),
                usual.createTopics(),
                usual.replication(),
                usual.stateFolder(),
                given.number("threads", usual.threads()),
                Duration.ofMillis(given.number(
                        "commit-millis", (int) usual.commitInterval().toMillis())),
                (long) given.number("cache-mib", (int) (usual.cacheBytes() >> 20)) << 20,
                (long) given.number("store-mib", (int) (usual.storeMemoryBytes() >> 20)) << 20,
                processing(given),
                usual.registry(),
                given.kafkaOptions());
    }
}

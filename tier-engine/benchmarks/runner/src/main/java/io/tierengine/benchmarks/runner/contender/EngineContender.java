package io.tierengine.benchmarks.runner.contender;

import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.server.life.PolicyFile;
import io.tierengine.streams.run.EngineSettings;
import io.tierengine.streams.run.TierEngine;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The engine as it is deployed, with the defaults of its settings. Options, to try others: {@code threads}, {@code commit-millis},
 * {@code cache-mib}, {@code store-mib}, and {@code kafka.} before any setting of Kafka.
 */
public final class EngineContender {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private EngineContender() {}

    public static void main(String[] arguments) throws InterruptedException {
        ContenderArguments given = ContenderArguments.parse(arguments);
        EngineSettings settings = settings(given);
        TierEngine engine = new TierEngine(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(engine::close));
        engine.prepare(Optional.of(PolicyFile.read(given.policy())));
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
                usual.processing(),
                usual.registry(),
                given.kafkaOptions());
    }
}

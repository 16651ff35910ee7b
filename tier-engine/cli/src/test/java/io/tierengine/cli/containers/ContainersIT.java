package io.tierengine.cli.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.BackfillMark;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.FactKind;
import io.tierengine.streams.customer.ProcessorSettings;
import io.tierengine.streams.policy.PolicyInForce;
import io.tierengine.streams.run.EngineSettings;
import io.tierengine.streams.run.TierEngine;
import io.tierengine.streams.serde.RecordSerdes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/**
 * The engine on Kafka and a schema registry as they are deployed, in containers: facts go through the topics in the order in
 * which they happened, and the changes that a consumer reads must be those that are expected, all and none twice.
 *
 * <p>Skipped where there is no Docker, except in CI. {@code TIER_KAFKA_IMAGE} and {@code TIER_REGISTRY_IMAGE} name other images.
 */
class ContainersIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PARTITIONS = 3;

    /** More than the facts of one partition can be out of order: those of different customers aren't waited for. */
    private static final Duration LATENESS = Duration.ofDays(21);

    private static final KafkaContainer KAFKA =
            new KafkaContainer(DockerImageName.parse(image("TIER_KAFKA_IMAGE", "apache/kafka:4.3.1"))
                    .asCompatibleSubstituteFor("apache/kafka"));

    private static final GenericContainer<?> REGISTRY = new GenericContainer<>(
                    DockerImageName.parse(image("TIER_REGISTRY_IMAGE", "apicurio/apicurio-registry:3.3.3")))
            .withExposedPorts(8080)
            .waitingFor(Wait.forHttp("/apis/ccompat/v7/subjects").withStartupTimeout(Duration.ofMinutes(3)));

    @TempDir
    private Path folder;

    @BeforeAll
    static void startContainers() {
        if (!"true".equals(System.getenv("CI"))) {
            boolean usable = DockerClientFactory.instance().isDockerAvailable();
            if (!usable) {
                System.out.println("skipped: no Docker answers, so nothing is tested against containers");
            }
            Assumptions.assumeTrue(usable, "no Docker answers");
        }
        Startables.deepStart(KAFKA, REGISTRY).join();
    }

    @AfterAll
    static void stopContainers() {
        REGISTRY.stop();
        KAFKA.stop();
    }

    @Test
    void shouldDecideWhatIsExpectedOfTheSample() throws Exception {
        FactFolder data = FactFolder.sample();

        String changes = decide(data, data.policy("sample"));

        assertThat(changes).isEqualTo(data.expectedChanges());
    }

    @Test
    void shouldDecideWhatIsExpectedOfTheAcceptanceData() throws Exception {
        Optional<FactFolder> found = FactFolder.acceptance("mixed", Instant.parse("2026-06-30T16:00:00Z"));
        if (found.isEmpty()) {
            System.out.println("skipped: no folder ../shared/acceptance beside the project, so mixed isn't sent");
        }
        Assumptions.assumeTrue(found.isPresent());
        FactFolder data = found.orElseThrow();

        String changes = decide(data, data.policy("mixed"));

        assertThat(changes).isEqualTo(data.expectedChanges());
    }

    /** Runs an engine with topics of its own from the first fact to the end of time; the changes that came out. */
    private String decide(FactFolder data, PolicyInForce policy) throws Exception {
        List<Fact> facts = data.facts(policy.policy().currency());
        EngineSettings settings = EngineSettings.of(
                        data.name(), KAFKA.getBootstrapServers(), registryUrl(), folder.resolve("state"))
                .withTopics(new TopicCatalogue(data.name() + ".", PARTITIONS))
                .withProcessing(ProcessorSettings.DEFAULTS.withAllowedLateness(LATENESS));
        try (RecordSerdes serdes = RecordSerdes.from(settings.registry())) {
            try (TierEngine engine = new TierEngine(settings);
                    FactProducer producer = new FactProducer(settings.topics(), serdes, settings.bootstrapServers())) {
                engine.prepare(Optional.of(policy));
                producer.mark(null, BackfillMark.OPEN);
                engine.start();
                send(facts, producer, engine);
                producer.mark(data.until(), BackfillMark.NONE);
                await("the clocks to stand at " + data.until(), () -> stands(engine, data.until()));
            }
            return ChangeReader.csv(
                    settings.bootstrapServers(), settings.topics().tierChanges(), serdes);
        }
    }

    /** Kafka keeps no order between topics: a fact waits until those of its customer in other topics have been taken. */
    private static void send(List<Fact> facts, FactProducer producer, TierEngine engine) throws Exception {
        Map<String, FactKind> untaken = new HashMap<>();
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            FactKind before = untaken.get(fact.customerId());
            if (before != null && before != fact.kind()) {
                producer.flush();
                awaitTaken(i, engine);
                untaken.clear();
            }
            producer.send(fact);
            untaken.put(fact.customerId(), fact.kind());
        }
        producer.flush();
        awaitTaken(facts.size(), engine);
    }

    /** Each partition's mark that opened the backfill was taken too. */
    private static void awaitTaken(int facts, TierEngine engine) throws InterruptedException {
        await(facts + " facts", () -> engine.statistics().recordsTaken() >= facts + PARTITIONS);
    }

    private static boolean stands(TierEngine engine, Instant until) {
        var partitions = engine.statistics().partitions().values();
        return partitions.size() == PARTITIONS
                && partitions.stream()
                        .allMatch(one -> one.clockMillis() == until.toEpochMilli() && !one.timersBehind());
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("waited %s in vain for %s", PATIENCE, what)
                    .isLessThan(end);
            Thread.sleep(2);
        }
    }

    private static String registryUrl() {
        return "http://" + REGISTRY.getHost() + ":" + REGISTRY.getMappedPort(8080) + "/apis/ccompat/v7";
    }

    private static String image(String variable, String publicImage) {
        return System.getenv().getOrDefault(variable, publicImage);
    }
}

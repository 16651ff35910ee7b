package io.tierengine.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.streams.run.EngineSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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
 * The engine on Kafka and a schema registry as they are deployed, in containers: the changes that a consumer reads must be those
 * that are expected, all and none twice.
 *
 * <p>Skipped where no Docker answers, except in CI. {@code TIER_KAFKA_IMAGE} and {@code TIER_REGISTRY_IMAGE} name other images.
 */
class ContainersIT {

    private static final int PARTITIONS = 3;

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

    /** Fact by fact into a running engine. */
    @Test
    void shouldDecideWhatIsExpectedOfTheSample() throws Exception {
        DataSet data = DataSet.find("by-time").orElseThrow();
        try (LiveEngine engine = engine(data, Duration.ofDays(21))) {
            engine.start();
            data.withFacts(facts -> {
                for (int i = 0; i < facts.size(); i++) {
                    engine.sendInOrder(facts.get(i));
                }
                engine.sender().flush();
                engine.awaitTaken(facts.size());
            });
            engine.finish(data.until());

            assertThat(engine.committedChanges()).isEqualTo(data.expectedChanges());
        }
    }

    /** All facts lie there when the engine starts. */
    @Test
    void shouldDecideWhatIsExpectedOfTheAcceptanceData() throws Exception {
        Optional<DataSet> found = DataSet.find("mixed");
        if (found.isEmpty()) {
            System.out.println("skipped: no folder ../shared/acceptance beside the project, so mixed isn't sent");
        }
        Assumptions.assumeTrue(found.isPresent());
        DataSet data = found.orElseThrow();
        try (LiveEngine engine = engine(data, Duration.ZERO)) {
            data.withFacts(facts -> {
                for (int i = 0; i < facts.size(); i++) {
                    engine.sender().send(facts.get(i));
                }
                engine.sender().flush();
                engine.start();
                engine.awaitTaken(facts.size());
            });
            engine.finish(data.until());

            assertThat(engine.committedChanges()).isEqualTo(data.expectedChanges());
        }
    }

    private LiveEngine engine(DataSet data, Duration lateness) throws Exception {
        EngineSettings settings =
                EngineSettings.of(data.name(), KAFKA.getBootstrapServers(), registryUrl(), folder.resolve("state"));
        LiveEngine engine = new LiveEngine(settings, PARTITIONS, data.policyInForce(), lateness);
        engine.openBackfill();
        return engine;
    }

    private static String registryUrl() {
        return "http://" + REGISTRY.getHost() + ":" + REGISTRY.getMappedPort(8080) + "/apis/ccompat/v7";
    }

    private static String image(String variable, String publicImage) {
        return System.getenv().getOrDefault(variable, publicImage);
    }
}

package io.tierengine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DistributionTest {

    @TempDir
    private Path elsewhere;

    @Test
    void shouldHoldABrokerOfTheClientsVersionAndARegistry() {
        Distribution distribution = Distribution.locate();

        assertThat(distribution.kafkaVersion()).isEqualTo(AppInfoParser.getVersion());
        assertThat(distribution.kafka().resolve("kafka_2.13-" + distribution.kafkaVersion() + ".jar"))
                .isRegularFile();
        assertThat(distribution.registry().resolve("quarkus-run.jar")).isRegularFile();
    }

    @Test
    void shouldKeepTheBrokerOffOurOwnClassPath() {
        assertThatThrownBy(() -> Class.forName("kafka.Kafka")).isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> Class.forName("kafka.server.KafkaRaftServer"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void shouldFindTheSourceTreeFromAnyFolderInsideIt() throws Exception {
        Path dist = Files.createDirectories(elsewhere.resolve("tier-engine/sandbox/dist/target/dist"));
        Files.writeString(
                dist.resolve(Distribution.CONTENTS),
                "kafka.version=9\nkafka.folder=k\nregistry.version=8\nregistry.folder=r\n");
        Path inside = Files.createDirectories(elsewhere.resolve("tier-engine/cli/target/lib"));

        Distribution found = Distribution.aroundAnyOf(List.of(inside.resolve("sandbox.jar")));

        assertThat(found).isEqualTo(new Distribution(dist, "9", dist.resolve("k"), "8", dist.resolve("r")));
    }

    @Test
    void shouldSayHowToBuildItWhenThereIsNone() {
        assertThatThrownBy(() -> Distribution.aroundAnyOf(List.of(elsewhere)))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining(elsewhere.toString())
                .hasMessageContaining("mvn -pl tier-engine/sandbox -am")
                .hasMessageContaining(Distribution.PROPERTY);
    }

    @Test
    void shouldNameTheMissingEntryWhenTheContentsAreIncomplete() throws Exception {
        Files.writeString(elsewhere.resolve(Distribution.CONTENTS), "kafka.version=9\n");

        assertThatThrownBy(() -> Distribution.in(elsewhere))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("kafka.folder");
    }
}

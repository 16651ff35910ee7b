package io.tierengine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** One broker and a registry. */
@TestInstance(Lifecycle.PER_CLASS)
final class SandboxIT {

    private static final String FIRST =
            "{\"type\":\"record\",\"name\":\"Fact\",\"fields\":[{\"name\":\"id\",\"type\":\"string\"}]}";
    private static final String INCOMPATIBLE =
            "{\"type\":\"record\",\"name\":\"Fact\",\"fields\":[{\"name\":\"amount\",\"type\":\"long\"}]}";

    private final Sandbox sandbox = startAndTell();

    private static Sandbox startAndTell() {
        long begun = System.nanoTime();
        Sandbox started = Sandbox.builder().registry(true).start();
        System.out.printf("One broker and a registry: started in %d ms%n", millisSince(begun));
        return started;
    }

    @AfterAll
    void close() {
        long begun = System.nanoTime();
        sandbox.close();
        System.out.printf("One broker and a registry: closed in %d ms%n", millisSince(begun));
        assertThat(sandbox.brokers()).noneMatch(Service::isRunning);
        assertThat(sandbox.registry().isRunning()).isFalse();
        assertThat(sandbox.dataFolder()).doesNotExist();
    }

    @BeforeAll
    void shouldHaveStarted() {
        assertThat(sandbox.broker(1).isRunning()).isTrue();
        assertThat(sandbox.registry().isRunning()).isTrue();
    }

    @Test
    void shouldGiveBackWhatWasSent() throws Exception {
        KafkaProbe kafka = new KafkaProbe(sandbox.bootstrapServers());
        sandbox.createTopics(new NewTopic("echo", 1, (short) 1));

        kafka.send("echo", List.of("a", "b", "c"));

        assertThat(kafka.read("echo")).containsExactly("a", "b", "c");
    }

    @Test
    void shouldCreateTopicsOnceAndRefuseOthersOfTheSameName() {
        NewTopic topic = new NewTopic("topics", 4, (short) 1).configs(Map.of("cleanup.policy", "compact"));

        sandbox.createTopics(topic);
        sandbox.createTopics(topic, new NewTopic("topics-too", 1, (short) 1));

        assertThatThrownBy(() -> sandbox.createTopics(new NewTopic("topics", 8, (short) 1)))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("Topic topics exists and has 4 partitions, not 8");
        assertThatThrownBy(() -> sandbox.createTopics(
                        new NewTopic("topics", 4, (short) 1).configs(Map.of("cleanup.policy", "delete"))))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("cleanup.policy compact instead of delete");
    }

    @Test
    void shouldRegisterAndLookUpSchemasAndRefuseIncompatibleOnes() throws Exception {
        RegistryProbe registry = new RegistryProbe(sandbox.registryUrl());

        assertThat(registry.get("/config").body()).contains("BACKWARD");
        assertThat(registry.register("facts-value", FIRST).statusCode()).isEqualTo(200);
        assertThat(registry.get("/subjects/facts-value/versions/latest").body()).contains("\\\"Fact\\\"");
        assertThat(registry.register("facts-value", INCOMPATIBLE).statusCode()).isEqualTo(409);
    }

    @Test
    void shouldKeepSchemasWhenTheRegistryIsKilledRightAfterward() throws Exception {
        RegistryProbe registry = new RegistryProbe(sandbox.registryUrl());
        assertThat(registry.register("killed-value", FIRST).statusCode()).isEqualTo(200);

        sandbox.registry().kill();
        assertThat(sandbox.registry().isRunning()).isFalse();
        sandbox.registry().start();

        assertThat(registry.get("/subjects/killed-value/versions").body()).isEqualTo("[1]");
        assertThat(registry.get("/config").body()).contains("BACKWARD");
    }

    @Test
    void shouldKeepRecordsAndPortWhenTheBrokerIsStoppedOrKilled() throws Exception {
        Service broker = sandbox.broker(1);
        String before = broker.address();
        KafkaProbe kafka = new KafkaProbe(sandbox.bootstrapServers());
        sandbox.createTopics(new NewTopic("survivor", 1, (short) 1));
        kafka.send("survivor", List.of("1"));

        long begun = System.nanoTime();
        broker.stop();
        System.out.printf("Broker: clean stop in %d ms%n", millisSince(begun));
        begun = System.nanoTime();
        broker.start();
        System.out.printf("Broker: start in %d ms%n", millisSince(begun));
        kafka.send("survivor", List.of("2"));
        broker.kill();
        broker.start();
        kafka.send("survivor", List.of("3"));

        assertThat(broker.address()).isEqualTo(before);
        assertThat(kafka.read("survivor")).containsExactly("1", "2", "3");
    }

    @Test
    void shouldStopInGoodOrderWhenAsked() throws Exception {
        try (Sandbox other = Sandbox.builder().start()) {
            other.broker(1).stop();

            assertThat(other.broker(1).log()).content().contains("shut down completed");
        }
    }

    @Test
    void shouldGoOnWhenTheTerminalInterruptsTheProcessGroup() throws Exception {
        for (Service service : List.of(sandbox.broker(1), sandbox.registry())) {
            for (String signal : List.of("-INT", "-HUP")) {
                new ProcessBuilder("kill", signal, Long.toString(service.pid()))
                        .start()
                        .waitFor();
            }
        }
        Thread.sleep(Duration.ofSeconds(1));

        assertThat(sandbox.broker(1).isRunning()).isTrue();
        assertThat(sandbox.registry().isRunning()).isTrue();
    }

    @Test
    void shouldQuoteTheLogWhenABrokerDoesNotStart() {
        Sandbox.Builder builder = Sandbox.builder().brokerSetting("num.io.threads", "none");

        assertThatThrownBy(builder::start)
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("broker-1")
                .hasMessageContaining("ended while starting, with status 1")
                .hasMessageContaining("Invalid value none for configuration num.io.threads");
    }

    @Test
    void shouldGiveUpInTimeAndLeaveNothingRunningWhenABrokerIsNotReady() {
        Sandbox.Builder builder = Sandbox.builder().startTimeout(Duration.ofMillis(300));

        assertThatThrownBy(builder::start)
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("isn't ready after 0.3 s");
        assertThat(ProcessHandle.current().children()).allMatch(this::isOurs);
    }

    @Test
    void shouldStartOnOtherPortsWhenAStrangerTakesOneAfterTheLook() throws Exception {
        for (SandboxSettings settings : List.of(settings(1, false), settings(0, true))) {
            List<List<Integer>> taken = new ArrayList<>();
            List<ServerSocket> strangers = new ArrayList<>();
            SandboxStart start = new SandboxStart(settings, Distribution.locate(), (wanted, count) -> {
                PortLeases leases = PortLeases.take(wanted, count);
                if (taken.isEmpty()) {
                    leases.ports().forEach(port -> strangers.add(listenOn(port)));
                }
                taken.add(leases.ports());
                return leases;
            });

            try (Sandbox other = start.start()) {
                assertThat(taken).hasSize(2);
                assertThat(taken.get(1)).doesNotContainAnyElementsOf(taken.get(0));
                assertThat(
                                other.hasRegistry()
                                        ? other.registry().isRunning()
                                        : other.broker(1).isRunning())
                        .isTrue();
            }
            for (ServerSocket stranger : strangers) {
                stranger.close();
            }
        }
    }

    private static SandboxSettings settings(int brokers, boolean registry) {
        return new SandboxSettings(
                brokers, registry, Optional.<Path>empty(), Map.of(), List.of(), Duration.ofSeconds(60));
    }

    private static ServerSocket listenOn(int port) {
        try {
            return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isOurs(ProcessHandle child) {
        return child.pid() == sandbox.broker(1).pid()
                || child.pid() == sandbox.registry().pid();
    }

    private static long millisSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1_000_000;
    }
}

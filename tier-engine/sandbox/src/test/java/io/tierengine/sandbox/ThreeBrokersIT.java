package io.tierengine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ThreeBrokersIT {

    @TempDir
    private Path folder;

    @Test
    void shouldAcceptRecordsWithOneBrokerDownAndKeepThemThroughKillAndClose() throws Exception {
        String addresses;
        long begun = System.nanoTime();
        try (Sandbox sandbox = Sandbox.builder().brokers(3).dataFolder(folder).start()) {
            tell("Three brokers: started", begun);
            addresses = sandbox.bootstrapServers();
            KafkaProbe kafka = new KafkaProbe(addresses);
            sandbox.createTopics(new NewTopic("facts", 1, (short) 3));

            kafka.send("facts", List.of("all up"));
            sandbox.broker(2).kill();
            kafka.send("facts", List.of("one down"));
            sandbox.broker(2).start();
            awaitInSync(kafka, "facts", 3);
            kafka.send("facts", List.of("all up again"));

            assertThat(kafka.read("facts")).containsExactly("all up", "one down", "all up again");
            begun = System.nanoTime();
        }
        tell("Three brokers: closed in good order", begun);

        begun = System.nanoTime();
        try (Sandbox again = Sandbox.builder().brokers(3).dataFolder(folder).start()) {
            tell("Three brokers: started again on kept data", begun);
            assertThat(again.bootstrapServers()).isEqualTo(addresses);
            assertThat(new KafkaProbe(again.bootstrapServers()).read("facts"))
                    .containsExactly("all up", "one down", "all up again");
        }
        assertThatThrownBy(() -> Sandbox.builder().dataFolder(folder).start())
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("is of 3 broker(s), not 1");
    }

    private static void awaitInSync(KafkaProbe kafka, String topic, int replicas) throws Exception {
        Deadline deadline = Deadline.in(Duration.ofSeconds(60));
        while (kafka.inSyncReplicas(topic) < replicas) {
            assertThat(deadline.hasPassed())
                    .as("waited for all replicas in sync")
                    .isFalse();
            Thread.sleep(Duration.ofMillis(200));
        }
    }

    private static void tell(String what, long begun) {
        System.out.printf("%s in %d ms%n", what, (System.nanoTime() - begun) / 1_000_000);
    }
}

package io.tierengine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptFolderIT {

    private static final String SCHEMA =
            "{\"type\":\"record\",\"name\":\"Fact\",\"fields\":[{\"name\":\"id\",\"type\":\"string\"}]}";

    @TempDir
    private Path folder;

    @Test
    void shouldHaveTheSameRecordsSchemasAndAddressesWhenStartedAgain() throws Exception {
        String bootstrapServers;
        String registryUrl;
        try (Sandbox first = Sandbox.builder().registry(true).dataFolder(folder).start()) {
            bootstrapServers = first.bootstrapServers();
            registryUrl = first.registryUrl();
            first.createTopics(new NewTopic("facts", 1, (short) 1));
            new KafkaProbe(bootstrapServers).send("facts", List.of("kept"));
            new RegistryProbe(registryUrl).register("facts-value", SCHEMA);
        }

        try (Sandbox second =
                Sandbox.builder().registry(true).dataFolder(folder).start()) {
            assertThat(second.bootstrapServers()).isEqualTo(bootstrapServers);
            assertThat(second.registryUrl()).isEqualTo(registryUrl);
            assertThat(new KafkaProbe(bootstrapServers).read("facts")).containsExactly("kept");
            assertThat(new RegistryProbe(registryUrl).get("/subjects").body()).contains("facts-value");
        }
    }
}

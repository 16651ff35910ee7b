package io.tierengine.example.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class SubscriberSettingsTest {

    @Test
    void shouldReadCommittedOnlyAndCommitByItselfWhenTheExampleFileIsUsed() throws IOException {
        SubscriberSettings settings = SubscriberSettings.from(example());

        assertThat(settings.topic()).isEqualTo("tier-changes");
        assertThat(settings.registry()).isEqualTo(URI.create("http://127.0.0.1:8081"));
        assertThat(settings.userInfo()).isEmpty();
        assertThat(settings.kafka())
                .containsEntry("group.id", "crm")
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("enable.auto.commit", "false")
                .containsEntry("auto.offset.reset", "earliest")
                .doesNotContainKeys("schema.registry.url", "subscriber.topic", "subscriber.database");
    }

    @Test
    void shouldRefuseSettingsThatWouldLoseOrInventChanges() throws IOException {
        assertRefused("isolation.level", "read_uncommitted", "isolation.level must be read_committed");
        assertRefused("enable.auto.commit", "true", "enable.auto.commit must be false");
    }

    @Test
    void shouldRefuseAMissingOrMisspeltSetting() throws IOException {
        assertRefused("subscriber.database", "", "subscriber.database is missing");
        assertRefused("subscriber.topics", "tier-changes", "There is no setting subscriber.topics");
    }

    private static void assertRefused(String name, String value, String message) throws IOException {
        Properties file = example();
        file.setProperty(name, value);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubscriberSettings.from(file))
                .withMessageContaining(message);
    }

    private static Properties example() throws IOException {
        Properties file = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("subscriber.properties"))) {
            file.load(reader);
        }
        return file;
    }
}

package io.tierengine.server.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsPageTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "configuration.md");

    @Test
    void shouldSayWhatTheCatalogueSays() throws IOException {
        if ("write".equals(System.getProperty("documents"))) {
            Files.writeString(PAGE, SettingsPage.text());
        }

        assertThat(PAGE).exists();
        assertThat(Files.readString(PAGE))
                .as("docs/configuration.md is stale; its last section says how to write it anew")
                .isEqualTo(SettingsPage.text());
    }

    @Test
    void shouldNameEverySettingOnce() {
        assertThat(Catalogue.SETTINGS).extracting(Setting::name).doesNotHaveDuplicates();
        assertThat(Catalogue.SETTINGS).extracting(Setting::variable).doesNotHaveDuplicates();
        assertThat(Catalogue.SETTINGS)
                .allSatisfy(setting -> assertThat(setting.name()).startsWith(Catalogue.PREFIX));
    }

    @Test
    void shouldHaveDefaultsThatCanBeRead() {
        assertThat(Catalogue.SETTINGS)
                .allSatisfy(setting -> setting.standard()
                        .ifPresent(text -> assertThat(setting.type().parser().parse(text))
                                .as(setting.name())
                                .isPresent()));
    }
}

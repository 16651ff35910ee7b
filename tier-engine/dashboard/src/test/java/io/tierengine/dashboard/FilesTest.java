package io.tierengine.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the server's rules for browsers ask of the files, and that they find each other. */
class FilesTest {

    private static final Pattern IMPORT = Pattern.compile("(?m)^(?:import|export)\\b[^;]*?from '([^']+)'");
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
    private static final Pattern WEBJAR = Pattern.compile("'/webjars/([^']+)'");
    private static final Pattern ADDRESS = Pattern.compile("(https?://[^'\"\\s]+)");

    @Test
    void shouldImportFilesThatAreThere() {
        Map<String, String> scripts = Sources.files(name -> name.endsWith(".js"));

        assertThat(scripts).hasSizeGreaterThan(20).allSatisfy((name, text) -> {
            Path folder = Objects.requireNonNull(Sources.ROOT.resolve(name).getParent());
            assertThat(Sources.all(IMPORT, text))
                    .as(name)
                    .allSatisfy(imported -> assertThat(folder.resolve(imported)).isRegularFile());
        });
    }

    @Test
    void shouldHaveWhatThePageLinksTo() {
        String page = Sources.files("index.html"::equals).values().iterator().next();

        assertThat(Sources.all(LINK, page))
                .hasSizeGreaterThan(3)
                .allSatisfy(link -> assertThat(Files.exists(Sources.ROOT.resolve(link)))
                        .as(link)
                        .isTrue());
    }

    @Test
    void shouldFindTheChartsOnTheClassPath() {
        assertThat(Sources.all(WEBJAR, Sources.scripts()))
                .hasSize(1)
                .allSatisfy(path -> assertThat(getClass().getResource("/META-INF/resources/webjars/" + path))
                        .as(path)
                        .isNotNull());
    }

    @Test
    void shouldLoadNothingFromElsewhereAndReadNoDataAsMarkup() {
        Map<String, String> files = Sources.files(name -> !name.endsWith(".svg"));

        assertThat(files).allSatisfy((name, text) -> {
            assertThat(Sources.all(ADDRESS, text))
                    .as(name)
                    .allSatisfy(address -> assertThat(address).isEqualTo("http://www.w3.org/2000/svg"));
            assertThat(text)
                    .as(name)
                    .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
                    .doesNotContain(" style=\"", " onclick=\"", "<style");
        });
    }
}

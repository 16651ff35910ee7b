package io.tierengine.contract.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.topic.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedDocumentsTest {

    private static final Path DOCS = Path.of("..", "docs");

    private final TopicCatalogue catalogue = TopicCatalogue.standard();

    @Test
    void shouldSayWhatTheContractSays() throws IOException {
        var files = List.of(
                new CommittedFile(DOCS.resolve("topics.md"), new TopicPage(catalogue).text()),
                new CommittedFile(DOCS.resolve("asyncapi.yaml"), new AsyncApiDocument(catalogue).text()));

        if ("write".equals(System.getProperty("contract.documents"))) {
            for (var file : files) {
                file.write();
            }
        }

        for (var file : files) {
            assertThat(file.staleness()).isEmpty();
        }
    }

    @Test
    void shouldTellTheCommandWhenAFileIsStaleOrMissing(@TempDir Path folder) throws IOException {
        var file = new CommittedFile(folder.resolve("topics.md"), new TopicPage(catalogue).text());

        assertThat(file.staleness())
                .hasValueSatisfying(text ->
                        assertThat(text).contains("topics.md is missing").endsWith(CommittedFile.COMMAND));

        file.write();
        assertThat(file.staleness()).isEmpty();

        Files.writeString(file.path(), new TopicPage(catalogue.withCustomerPartitions(9)).text());
        assertThat(file.staleness())
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("topics.md is not what the contract says now")
                        .endsWith(CommittedFile.COMMAND));
    }
}

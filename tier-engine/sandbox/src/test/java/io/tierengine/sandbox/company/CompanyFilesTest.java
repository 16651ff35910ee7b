package io.tierengine.sandbox.company;

import static io.tierengine.sandbox.company.Companies.aCompany;
import static io.tierengine.sandbox.company.Companies.factsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.FactKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompanyFilesTest {

    /**
     * Of the files of {@link Companies#aCompany} laid end to end. It holds on every machine; whoever changes the company on
     * purpose changes it here, and says so in the change log, as saved runs can't be repeated then.
     */
    private static final String DIGEST = "38216eefaf92e8d3da32eaea712e13ebf1c95ea58eeb5f21fa2b1e5fb5eea336";

    @TempDir
    Path folder;

    @Test
    void shouldReadBackTheSameFactsWhenWritten() throws IOException {
        Company company = aCompany();

        CompanyFiles.write(company, folder, written -> {});

        assertThat(CsvFacts.read(folder)).containsExactlyElementsOf(factsOf(company));
    }

    @Test
    void shouldCountRowsByKindWhenWritten() throws IOException {
        Company company = aCompany();

        Map<FactKind, Long> rows = CompanyFiles.write(company, folder, written -> {});

        for (FactKind kind : FactKind.values()) {
            long facts = factsOf(company).stream()
                    .map(Fact::kind)
                    .filter(kind::equals)
                    .count();
            assertThat(rows).containsEntry(kind, facts);
        }
    }

    @Test
    void shouldWriteTheSameBytesWhenOnAnotherMachine() throws IOException, NoSuchAlgorithmException {
        CompanyFiles.write(aCompany(), folder, written -> {});

        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String name : CompanyFiles.NAMES) {
            if (!name.equals(CompanyFiles.POLICY)) {
                digest.update(Files.readAllBytes(folder.resolve(name)));
            }
        }
        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(DIGEST);
    }

    @Test
    void shouldQuoteCellsWhenTheyNeedIt() throws IOException {
        Path file = folder.resolve("cells.csv");

        try (CsvFile csv = new CsvFile(file, "plain", "header, with comma")) {
            csv.text("a \"quoted\" word").text("two\nlines").endRow();
            csv.text(null).text("\u6d77\u68e0").endRow();
            csv.money(-1_234_500).number(-500_000).endRow();
            csv.money(100).number(12_000_000).endRow();
            csv.instant(0).whole(10).endRow();
        }

        assertThat(Files.readString(file)).isEqualTo("""
                plain,"header, with comma"
                "a ""quoted"" word","two
                lines"
                ,\u6d77\u68e0
                -123.45,-0.5
                0.01,12
                1970-01-01T00:00:00Z,10
                """);
    }
}

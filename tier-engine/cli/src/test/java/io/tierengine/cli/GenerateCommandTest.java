package io.tierengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.sandbox.company.CompanyFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class GenerateCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine tier =
            Tier.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void shouldWriteACompanyWhenAFolderIsNamed() throws IOException {
        Path output = folder.resolve("new/company");

        int exitCode = generate(output, "--customers", "50", "--currency", "EUR", "--timezone", "Europe/Berlin");

        assertThat(exitCode).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString())
                .contains(" facts of 50 customers in " + output)
                .contains(" facts/s");
        assertThat(CompanyFiles.NAMES).allMatch(name -> Files.exists(output.resolve(name)));
        assertThat(Files.readString(output.resolve(CompanyFiles.POLICY)))
                .contains("timezone: Europe/Berlin")
                .contains("currency: EUR");
        assertThat(Files.readAllLines(output.resolve(CompanyFiles.TRANSACTIONS)))
                .first()
                .asString()
                .isEqualTo("eventId,customerId,occurredAt,type,amount,currency,margin,channel,category,orderId,"
                        + "originalOccurredAt,arrival");
    }

    @Test
    void shouldWriteTheSameBytesWhenTheOptionsAreTheSame() throws IOException {
        String[] options = {
            "--customers", "40", "--facts", "2000", "--seed", "9", "--late", "0.1", "--duplicates", "0.1"
        };

        generate(folder.resolve("one"), options);
        generate(folder.resolve("two"), options);

        for (String name : CompanyFiles.NAMES) {
            assertThat(folder.resolve("two").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(name));
        }
    }

    @Test
    void shouldReplaceNothingWhenNotToldTo() throws IOException {
        Path precious = Files.writeString(folder.resolve(CompanyFiles.PROFILES), "mine");

        int exitCode = generate(folder, "--customers", "5");

        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).startsWith(precious + " is there already; name another folder, or say --force");
        assertThat(precious).hasContent("mine");
        assertThat(generate(folder, "--customers", "5", "--force")).isZero();
        assertThat(precious).content().startsWith("customerId,");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --from       | yesterday            | '--from': 'yesterday' is neither a date such as 2026-01-31 nor an instant
                    --until      | 2020-01-01           | until must be after from
                    --customers  | 0                    | customers must be 1 to 50000000, not 0
                    --late       | 2                    | late share must be 0 to 1, not 2.0
                    --currency   | yuan                 | currency must be three capital letters such as CNY, not 'yuan'
                    --timezone   | Mars/Olympus         | Invalid value for option '--timezone'
                    --seed       | lucky                | Invalid value for option '--seed'
                    """)
    void shouldSayWhatIsWrongWhenAnOptionCantBe(String option, String value, String message) {
        int exitCode = generate(folder, option, value);

        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains(message);
        assertThat(folder).isEmptyDirectory();
    }

    private int generate(Path output, String... options) {
        String[] args = new String[options.length + 3];
        args[0] = "generate";
        args[1] = "--output";
        args[2] = output.toString();
        System.arraycopy(options, 0, args, 3, options.length);
        return tier.execute(args);
    }
}

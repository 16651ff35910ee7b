package io.tierengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TierTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine tier =
            Tier.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void shouldDescribeItselfWhenAskedForHelp() {
        int exitCode = tier.execute("--help");

        assertThat(exitCode).isZero();
        assertThat(out.toString()).startsWith("Usage: tier ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldTellProductAndJavaWhenAskedForTheVersion() {
        int exitCode = tier.execute("--version");

        assertThat(exitCode).isZero();
        assertThat(out.toString().lines()).hasSize(2).first().asString().startsWith("tier ");
        assertThat(out.toString()).contains("Java " + Runtime.version());
    }

    @Test
    void shouldSayWhatIsMissingWhenNoCommandIsGiven() {
        int exitCode = tier.execute();

        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).startsWith("Missing command; see tier --help");
        assertThat(out.toString()).isEmpty();
    }
}

package io.tierengine.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class EngineCommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void shouldPrintTheTopology() {
        int exitCode = run(new TopologyCommand(), "-D", "tier.topics.prefix=x.");

        assertThat(exitCode).isZero();
        assertThat(out.toString())
                .contains("Source: read-transactions (topics: [x.customer-transactions])", "--> intake");
    }

    @Test
    void shouldDrawTheTopology() {
        int exitCode = run(new TopologyCommand(), "--mermaid");

        assertThat(exitCode).isZero();
        assertThat(out.toString().lines())
                .startsWith("flowchart LR")
                .contains(
                        "    topic-customer-transactions --> read-transactions",
                        "    read-transactions --> intake",
                        "    intake --> decide",
                        "    decide <--> store-customers",
                        "    write-tier-changes --> topic-tier-changes",
                        "    store-customers[(customers)]",
                        "    topic-tier-changes([tier-changes])");
    }

    @Test
    void shouldRefuseSettingsThatAreWrong() {
        int topology = run(new TopologyCommand(), "-D", "tier.thread=1");
        int serve = run(new ServeCommand(), "-D", "tier.thread=1");

        assertThat(topology).isEqualTo(2);
        assertThat(err.toString()).contains("tier.thread (command line) is no setting; did you mean `tier.threads`?");
        assertThat(serve).isEqualTo(2);
    }
}

package io.tierengine.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class EngineCommandsTest {

    private static final String CUSTOMER = """
            {"customerId":"ana b/c","program":"shop","policyVersion":1,"asOf":"2026-01-01T00:00:00Z","tier":"GOLD",
             "automaticTier":"SILVER","sequence":2,
             "clocks":{"holdUntil":null,"graceSince":"2025-12-30T00:00:00Z","next":"2026-01-09T00:00:00Z"},
             "score":null,"dimensions":{},"metrics":{"spend30":150.5,"visits":null},"recencyDays":0,"tenureDays":12,
             "tiers":[{"id":"BASE","enter":true,"retain":true,"pendingSince":null},
                      {"id":"SILVER","enter":true,"retain":false,"pendingSince":null},
                      {"id":"GOLD","enter":true,"retain":true,"pendingSince":"2025-12-31T00:00:00Z"}],
             "guards":[{"name":"returns","holds":true,"cap":"SILVER"},{"name":"fraud","holds":false,"cap":"BASE"}]}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @SuppressWarnings("NullAway.Init")
    private HttpServer engine;

    private String url = "";

    @BeforeEach
    void startAnEngineThatIsMadeUp() throws IOException {
        engine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        engine.createContext("/", exchange -> {
            boolean known = exchange.getRequestURI().getRawPath().equals("/api/v1/customers/ana%20b%2Fc");
            byte[] body = (known ? CUSTOMER : "{\"detail\":\"no such customer\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        engine.start();
        url = "http://127.0.0.1:" + engine.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        engine.stop(0);
    }

    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void shouldExplainACustomerToPeople() {
        int exitCode = run(new ExplainCommand(), "ana b/c", "--url", url);

        assertThat(exitCode).isZero();
        assertThat(out.toString()).isEqualTo("""
                customer ana b/c
                tier                      GOLD
                  by the rules alone      SILVER
                policy                    shop, version 1
                decided up to             2026-01-01T00:00:00Z
                tier changes so far       2
                may lose it since         2025-12-30T00:00:00Z
                next look                 2026-01-09T00:00:00Z
                score                     absent
                days since last purchase  0
                days since first          12
                metrics
                  spend30                 150.5
                  visits                  absent
                tiers
                  BASE                    enter holds, retain holds
                  SILVER                  enter holds, retain fails
                  GOLD                    enter holds, retain holds, waiting since 2025-12-31T00:00:00Z
                guard returns             nobody above SILVER
                """);
    }

    @Test
    void shouldPrintWhatTheEngineSaysWhenAskedForJson() {
        int exitCode = run(new ExplainCommand(), "ana b/c", "--url", url + "/", "--json");

        assertThat(exitCode).isZero();
        assertThat(out.toString()).contains("\"spend30\" : 150.5").endsWith("}\n");
    }

    @Test
    void shouldSayThatThereIsNoSuchCustomer() {
        int exitCode = run(new ExplainCommand(), "bob", "--url", url);

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("tier explain: no such customer");
    }

    @Test
    void shouldSayThatNoEngineAnswers() {
        engine.stop(0);

        int exitCode = run(new ExplainCommand(), "bob", "--url", url);

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString()).startsWith("tier explain: no engine answers at " + url);
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

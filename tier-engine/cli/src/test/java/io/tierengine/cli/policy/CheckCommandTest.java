package io.tierengine.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.cli.RunTier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    private static final String GOOD = """
            apiVersion: tierengine.io/v1
            kind: TierPolicy
            metadata: {name: shop, version: 3, description: Two tiers.}
            spec:
              timezone: Europe/Berlin
              currency: EUR
              metrics:
                - {name: spend, source: transactions, aggregate: sum, field: amount, window: P365D}
              tiers:
                - {id: bronze}
                - {id: gold, enter: "metrics.spend >= 1000"}
            """;

    @TempDir
    private Path folder;

    private Path policy;

    @BeforeEach
    void namePolicy() {
        policy = folder.resolve("policy.yaml");
    }

    @Test
    void shouldPassAPolicyThatCanBeUsed() throws IOException {
        Files.writeString(policy, GOOD);

        RunTier run = RunTier.with("policy", "check", "--strict", policy.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().strip())
                .isEqualTo(policy + ": policy shop, version 3, can be used: no errors, no warnings");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void shouldTellTheLineOfEveryError() throws IOException {
        Files.writeString(
                policy, GOOD.replace("metrics.spend >=", "metrics.spent >=").replace("Europe/Berlin", "Mars"));

        RunTier run = RunTier.with("policy", "check", policy.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains(policy + ":5:", policy + ":11:", "spent")
                .endsWith(policy + ": can't be used: 2 errors, no warnings" + System.lineSeparator());
        assertThat(run.out()).isEmpty();
    }

    @Test
    void shouldTellErrorsAsJson() throws IOException {
        Files.writeString(policy, GOOD.replace("Europe/Berlin", "Mars"));

        RunTier run = RunTier.with("policy", "check", "--json", policy.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("{\"file\":\"" + policy + "\",\"passed\":false,\"usable\":false,\"problems\":[{")
                .contains("\"severity\":\"error\"", "\"line\":5", "\"path\":\"spec.timezone\"");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void shouldSayThatThereIsNoSuchFile() {
        RunTier run = RunTier.with("policy", "check", policy.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().strip()).isEqualTo(policy + ": no such file");
    }

    @Test
    void shouldRefuseToReplayWithAPolicyThatCannotBeUsed() throws IOException {
        Files.writeString(policy, GOOD.replace("Europe/Berlin", "Mars"));

        RunTier run = RunTier.with(
                "replay",
                "--policy",
                policy.toString(),
                "--transactions",
                "t.csv",
                "--until",
                "2026-01-01T00:00:00Z",
                "--output",
                folder.resolve("c.csv").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith(policy + ":5:");
    }
}

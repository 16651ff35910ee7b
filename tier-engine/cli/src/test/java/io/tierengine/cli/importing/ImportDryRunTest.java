package io.tierengine.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.cli.RunTier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportDryRunTest {

    private static final Path SAMPLE = Path.of("src/test/resources/replay");

    @TempDir
    private Path folder;

    @Test
    void shouldTellEveryBadRowWithoutBrokers() throws IOException {
        StringBuilder rows = new StringBuilder("eventId,customerId,occurredAt,type,amount,currency\n");
        for (int i = 0; i < 30; i++) {
            rows.append("e").append(i).append(",c,2026-01-01T00:00:00Z,PURCHASE,x,EUR\n");
        }
        rows.append("late,c,2099-01-01T00:00:00Z,PURCHASE,1,EUR\n");
        rows.append("foreign,c,2026-01-01T00:00:00Z,PURCHASE,1,USD\n");
        rows.append("good,c,2026-01-01T00:00:00Z,PURCHASE,1,EUR\n");
        Path file = Files.writeString(folder.resolve("rows.csv"), rows);

        RunTier run = RunTier.with(
                "import",
                "--dry-run",
                "--policy",
                SAMPLE.resolve("policy.yaml").toString(),
                "--transactions",
                file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines().filter(line -> line.startsWith(file.toString())))
                .hasSize(32);
        assertThat(run.err()).contains("lies in the future", "currency is 'USD'", "32 bad rows: nothing was sent");
    }

    @Test
    void shouldWantACurrencyWhenTransactionsHaveNone() throws IOException {
        Path file = Files.writeString(
                folder.resolve("rows.csv"),
                "eventId,customerId,occurredAt,type,amount\ne,c,2026-01-01T00:00:00Z,PURCHASE,1\n");

        RunTier without = RunTier.with("import", "--dry-run", "--transactions", file.toString());
        RunTier with = RunTier.with("import", "--dry-run", "--transactions", file.toString(), "--currency", "EUR");

        assertThat(without.exitCode()).isEqualTo(1);
        assertThat(without.err()).contains("give --currency");
        assertThat(with.exitCode()).as(with.err()).isZero();
        assertThat(with.err()).contains("1 facts would be sent");
    }

    @Test
    void shouldTakeRowsInOrderWhenFilesAreNot() throws Exception {
        Path file = Files.writeString(folder.resolve("rows.csv"), "\uFEFF" + """
                        eventId,customerId,occurredAt,type,amount
                        c,x,2026-01-03T00:00:00Z,PURCHASE,1
                        a,"y
                        ,z",2026-01-01T00:00:00Z,PURCHASE,1

                        d,x,2026-01-03T00:00:00Z,PURCHASE,1
                        b,x,2026-01-02T00:00:00Z,PURCHASE,1
                        """);

        try (FactRun facts = FactRun.of(file)) {
            assertThat(facts.eventIds()).containsExactly("a", "b", "c", "d");
            assertThat(facts.sorted().completeThroughBefore(1))
                    .isEqualTo(java.time.Instant.parse("2026-01-02T00:00:00Z").toEpochMilli() - 1);
        }
    }
}

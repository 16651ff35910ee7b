package io.tierengine.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.cli.RunTier;
import io.tierengine.contract.AuditEntry;
import io.tierengine.contract.AuditResult;
import io.tierengine.sandbox.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stages of life, segments and alerts of a running engine are those of replay. */
class WatchThroughKafkaIT {

    private static final int PARTITIONS = 3;
    private static final Duration LATENESS = Duration.ofDays(21);

    private static Sandbox sandbox;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startSandbox() {
        sandbox = Sandbox.builder().brokers(1).registry(true).start();
    }

    @AfterAll
    static void stopSandbox() {
        sandbox.close();
    }

    @Test
    void shouldTellWhatReplayTellsWhenRestartedInTheMiddle() throws Exception {
        DataSet data = DataSet.ofCompany(folder.resolve("company"));
        try (LiveEngine engine = new LiveEngine(
                sandbox, "watched", PARTITIONS, folder.resolve("state"), data.policyInForce(), LATENESS)) {
            engine.openBackfill();
            engine.start();
            data.withFacts(facts -> {
                for (int i = 0; i < facts.size(); i++) {
                    engine.sendInOrder(facts.get(i));
                    if (i == facts.size() / 2) {
                        engine.sender().flush();
                        engine.stop();
                        engine.start();
                    }
                }
                engine.sender().flush();
                engine.awaitTaken(facts.size());
            });
            engine.finish(data.until());

            assertThat(engine.committedChanges()).isEqualTo(data.expectedChanges());
            assertThat(engine.committedStages()).isEqualTo(data.expectedStages());
            assertThat(engine.committedSegments()).isEqualTo(data.expectedSegments());
            assertThat(data.expectedSegments()).contains(",champions,", ",at-risk,", ",TIME", ",TRANSACTION");
            assertThat(engine.committedAudit())
                    .hasSize(Files.readAllLines(folder.resolve("company/overrides.csv"))
                                    .size()
                            - 1)
                    .allMatch(entry -> entry.getResult() == AuditResult.ACCEPTED)
                    .extracting(AuditEntry::getAuditId)
                    .doesNotHaveDuplicates();
            assertThat(engine.committedAlerts()).isEqualTo(data.expectedAlerts());
            assertThat(data.expectedAlerts())
                    .contains("CHURN_RISK", "RECOVERY", "DOWNGRADE_NOTICE", "NOTICE_WITHDRAWN", "DOWNGRADE,");
            reviewEverybody(data);
        }
    }

    /** A sample of all is every customer in its latest tier, and its form can be imported once it is filled in. */
    private void reviewEverybody(DataSet data) throws Exception {
        Path form = folder.resolve("form.csv");
        RunTier drawn = RunTier.with(
                "review-sample",
                "--bootstrap-servers",
                sandbox.bootstrapServers(),
                "--registry",
                sandbox.registryUrl(),
                "--prefix",
                "watched.",
                "--period",
                "2026-11",
                "--share",
                "100",
                "--criteria",
                "fit,care",
                "--form",
                form.toString());

        assertThat(drawn.exitCode()).as(drawn.err()).isZero();
        Map<String, String> latest = new TreeMap<>();
        data.expectedChanges().lines().skip(1).forEach(line -> {
            List<String> cells = List.of(line.split(",", -1));
            latest.put(cells.getFirst(), cells.get(4));
        });
        Map<String, String> tiers = new TreeMap<>();
        drawn.out().lines().skip(1).forEach(line -> {
            List<String> cells = List.of(line.split(",", -1));
            tiers.put(cells.getFirst(), cells.get(1));
        });
        assertThat(tiers).isEqualTo(latest).hasSizeGreaterThan(100);
        String filledIn = Files.readString(form)
                .replaceAll("(?m)^([^,\n]+),,,,,,,", "$1,2026-06-01T12:00:00Z,8,9.5,anna,visited,,");
        Files.writeString(form, filledIn);
        RunTier checked = RunTier.with("import", "--dry-run", "--assessments", form.toString());
        assertThat(checked.exitCode()).as(checked.err()).isZero();
        assertThat(checked.err()).contains(String.format("%,d facts would be sent", latest.size()));
    }
}

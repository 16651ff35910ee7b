package io.tierengine.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.AuditEntry;
import io.tierengine.contract.AuditResult;
import io.tierengine.sandbox.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
        }
    }
}

package io.tierengine.benchmarks.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.benchmarks.contender.DecisionSetup;
import io.tierengine.benchmarks.contender.trial.ContenderProcess;
import io.tierengine.benchmarks.contender.trial.Trial;
import io.tierengine.benchmarks.contender.trial.TrialPolicy;
import io.tierengine.benchmarks.contender.trial.TrialTopics;
import io.tierengine.contract.ChangeCause;
import io.tierengine.contract.ChangeDirection;
import io.tierengine.contract.TierChange;
import io.tierengine.sandbox.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contender as the benchmark starts it, on a real broker, held against the core. */
class FlinkContenderIT {

    private static final Path JAR =
            Path.of("target", "tier-engine-benchmarks-flink.jar").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FACTS = 4_000;

    private static Sandbox sandbox;
    private static TrialTopics topics;
    private static Path policy;
    private static Map<String, List<TierChange>> decided;

    @TempDir
    private Path folder;

    @BeforeAll
    static void loadFacts(@TempDir Path shared) throws Exception {
        policy = TrialPolicy.writeTo(shared);
        Trial trial =
                Trial.of(new DecisionSetup("", policy.toString(), Files.readString(policy)).policy(), 20250101, FACTS);
        decided = trial.decided();
        sandbox = Sandbox.builder().registry(true).start();
        sandbox.createTopics(TrialTopics.wanted());
        topics = new TrialTopics(sandbox.bootstrapServers(), sandbox.registryUrl());
        topics.load(trial.facts());
    }

    @AfterAll
    static void stopSandbox() {
        topics.close();
        sandbox.close();
    }

    @Test
    void shouldBeTriedWithChangesOfManyKinds() {
        List<TierChange> all = decided.values().stream().flatMap(List::stream).toList();

        assertThat(all).hasSizeGreaterThan(500);
        assertThat(all).extracting(TierChange::getCause).contains(ChangeCause.TRANSACTION, ChangeCause.TIME);
        assertThat(all)
                .extracting(TierChange::getDirection)
                .contains(ChangeDirection.ENROLLED, ChangeDirection.UPGRADED, ChangeDirection.DOWNGRADED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backend=rocksdb,exchange=chained,flink.pipeline.auto-watermark-interval=1ms",
                "backend=rocksdb,parallelism=2,timers=rocksdb,transactions=pooled",
                "backend=heap,exchange=network,object-reuse=false,unaligned=true"
            })
    void shouldDecideAsTheCoreDoesWhateverItsOptions(String options) throws Exception {
        topics.begin();

        try (ContenderProcess contender =
                ContenderProcess.start(FlinkContender.class, JAR, folder, arguments(options))) {
            contender.awaitReady();
            topics.changes(count(decided), PATIENCE);
            contender.stop();

            TrialTopics.Settled settled = topics.settled();
            assertThat(Trial.differences(decided, Trial.byCustomer(settled.changes())))
                    .as("customers that were decided otherwise; the contender printed %s", contender.printed())
                    .isEmpty();
            assertThat(settled.transactionOpen()).as("a transaction left open").isFalse();
        }
    }

    private static List<String> arguments(String options) {
        List<String> arguments = new ArrayList<>(List.of(
                "--bootstrap-servers", sandbox.bootstrapServers(),
                "--registry-url", sandbox.registryUrl(),
                "--policy", policy.toString(),
                "--run", "trial-" + Integer.toHexString(options.hashCode())));
        Stream.of(options.split(",")).forEach(option -> arguments.addAll(List.of("--option", option)));
        return arguments;
    }

    private static int count(Map<String, List<TierChange>> changes) {
        return changes.values().stream().mapToInt(List::size).sum();
    }
}

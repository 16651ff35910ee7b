package io.tierengine.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.cli.importing.FactSender;
import io.tierengine.cli.importing.SortedFacts;
import io.tierengine.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sends the acceptance data, and the project's own sample, through a real broker into a running engine that is stopped and started
 * in the middle: what comes out must equal what replay writes, byte for byte, so all of it and none twice.
 *
 * <p>Kafka keeps no order between topics, and the engine takes those of one partition in order of event time as far as they lie on
 * the broker. So where arrival decides, a fact is only sent when those of its customer in other topics have been taken.
 */
class AcceptanceThroughKafkaIT {

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

    /** One topic alone, as fast as it goes, no lateness. */
    @ParameterizedTest(name = "{0}, {1} partitions")
    @CsvSource({"cdnow-sample, 1", "cdnow-sample, 3", "cdnow-sample, 8"})
    void shouldEqualReplayWhenOneTopicIsSentToARunningEngine(String set, int partitions) throws Exception {
        run(set, partitions, Duration.ZERO, (engine, facts) -> {
            engine.start();
            for (int i = 0; i < facts.size(); i++) {
                engine.sender().send(facts.get(i));
                if (i == facts.size() / 2) {
                    restart(engine);
                }
            }
        });
    }

    /** All topics, no lateness; the engine finds them on the broker when it starts. */
    @ParameterizedTest(name = "{0}, {1} partitions")
    @CsvSource({"mixed, 1", "mixed, 3", "mixed, 8"})
    void shouldEqualReplayWhenTheEngineFindsABacklog(String set, int partitions) throws Exception {
        run(set, partitions, Duration.ZERO, (engine, facts) -> {
            send(facts, 0, facts.size() / 2, engine.sender());
            engine.start();
            engine.awaitTaken(facts.size() / 4);
            engine.stop();
            send(facts, facts.size() / 2, facts.size(), engine.sender());
            engine.start();
        });
    }

    /** All topics, each customer's facts in order of arrival, with lateness. */
    @ParameterizedTest(name = "{0}, {1} partitions")
    @CsvSource({
        "mixed-late, 1", "mixed-late, 3", "mixed-late, 8",
        "edges, 1", "edges, 3", "edges, 8",
        "dwell, 1", "dwell, 3", "dwell, 8",
        "by-time, 1", "by-time, 3", "by-time, 8",
        "by-arrival, 1", "by-arrival, 3", "by-arrival, 8"
    })
    void shouldEqualReplayWhenFactsArriveLate(String set, int partitions) throws Exception {
        run(set, partitions, LATENESS, (engine, facts) -> {
            engine.start();
            for (int i = 0; i < facts.size(); i++) {
                engine.sendInOrder(facts.get(i));
                if (i == facts.size() / 2) {
                    restart(engine);
                }
            }
        });
    }

    private static void restart(LiveEngine engine) throws Exception {
        engine.sender().flush();
        engine.stop();
        engine.start();
    }

    private static void send(SortedFacts facts, int from, int to, FactSender sender) throws Exception {
        for (int i = from; i < to; i++) {
            sender.send(facts.get(i));
        }
        sender.flush();
    }

    /** Brings facts to an engine. */
    private interface Delivery {
        void bring(LiveEngine engine, SortedFacts facts) throws Exception;
    }

    private void run(String set, int partitions, Duration lateness, Delivery delivery) throws Exception {
        Optional<DataSet> found = DataSet.find(set);
        if (found.isEmpty()) {
            System.out.println("skipped: no folder ../shared/acceptance beside the project, so " + set + " isn't sent");
        }
        Assumptions.assumeTrue(found.isPresent());
        DataSet data = found.orElseThrow();
        String name = set + "-" + partitions;
        try (LiveEngine engine =
                new LiveEngine(sandbox, name, partitions, folder.resolve("state"), data.policyInForce(), lateness)) {
            engine.openBackfill();
            data.withFacts(facts -> {
                delivery.bring(engine, facts);
                engine.sender().flush();
                engine.awaitTaken(facts.size());
            });
            engine.finish(data.until());

            assertThat(engine.committedChanges()).isEqualTo(data.expectedChanges());
        }
    }
}

package io.tierengine.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.cli.importing.SortedFacts;
import io.tierengine.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the engine for real, {@code kill -9}, while facts stream in. */
class KillIT {

    private static final int PARTITIONS = 3;
    private static final Duration LATENESS = Duration.ofDays(3);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long SEED = 20260101;

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
    void shouldLoseNothingAndTellNothingTwiceWhenKilledTwice() throws Exception {
        DataSet data = DataSet.ofOneTopic(folder.resolve("company"));
        Random random = new Random(SEED);
        try (LiveEngine live = new LiveEngine(
                sandbox, "killed", PARTITIONS, folder.resolve("unused"), data.policyInForce(), LATENESS)) {
            live.openBackfill();
            data.withFacts(facts -> {
                sendAndKill(live, facts, 0, facts.size() / 3, 100 + random.nextInt(400));
                sendAndKill(live, facts, facts.size() / 3, facts.size() * 2 / 3, 100 + random.nextInt(400));
                try (ChildProcess last = start()) {
                    send(live, facts, facts.size() * 2 / 3, facts.size());
                    live.markComplete(data.until());
                    awaitChanges(live, data.expectedChanges(), last);
                    Thread.sleep(2_000);
                }
            });

            assertThat(live.committedChanges()).as("seed %d", SEED).isEqualTo(data.expectedChanges());
        }
    }

    /** Starts the engine, waits until its first changes are there where there are none yet, sends facts and kills it meanwhile. */
    private void sendAndKill(LiveEngine live, SortedFacts facts, int from, int to, int millis) throws Exception {
        try (ChildProcess engine = start()) {
            int before = lines(live.committedChanges());
            int middle = from + (to - from) / 2;
            send(live, facts, from, middle);
            await("first changes", engine, () -> lines(live.committedChanges()) > before);
            send(live, facts, middle, to);
            Thread.sleep(millis);
            assertThat(engine.isAlive()).isTrue();
            engine.kill();
        }
    }

    private ChildProcess start() throws Exception {
        return new ChildProcess(
                EngineProcess.class,
                folder.resolve("engine.log"),
                "killed",
                sandbox.bootstrapServers(),
                sandbox.registryUrl(),
                Integer.toString(PARTITIONS),
                folder.resolve("state").toString(),
                LATENESS.toString());
    }

    private static void send(LiveEngine live, SortedFacts facts, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            live.sender().send(facts.get(i));
        }
        live.sender().flush();
    }

    private void awaitChanges(LiveEngine live, String expected, ChildProcess engine) throws Exception {
        await("all changes", engine, () -> lines(live.committedChanges()) >= lines(expected));
    }

    /** Something that may not be so yet. */
    private interface Condition {
        boolean holds() throws Exception;
    }

    private void await(String what, ChildProcess engine, Condition condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end || !engine.isAlive()) {
                throw new AssertionError("waited in vain for " + what + "; the engine "
                        + (engine.isAlive() ? "runs" : "has ended") + "; its log is\n"
                        + java.nio.file.Files.readString(folder.resolve("engine.log")));
            }
            Thread.sleep(50);
        }
    }

    private static int lines(String csv) {
        return (int) csv.lines().count();
    }
}

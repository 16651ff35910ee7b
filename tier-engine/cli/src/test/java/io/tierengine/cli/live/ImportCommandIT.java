package io.tierengine.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.cli.RunTier;
import io.tierengine.cli.Tier;
import io.tierengine.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tier import} on a real broker and a real registry. */
class ImportCommandIT {

    private static final Pattern SENT = Pattern.compile("facts\\.sent=(\\d+)");

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
    void shouldGoOnWhereItWasKilled() throws Exception {
        DataSet data = DataSet.ofOneTopic(folder.resolve("company"));
        Path progress = folder.resolve("progress");
        String[] arguments = importOf(data, "resumed.", progress);
        try (ChildProcess broken = new ChildProcess(Tier.class, folder.resolve("import.log"), arguments)) {
            while (sent(progress) < 500 && broken.isAlive()) {
                Thread.sleep(1);
            }
            broken.kill();
        }
        long before = sent(progress);

        RunTier resumed = RunTier.with(arguments);
        RunTier again = RunTier.with(arguments);

        assertThat(before).as(Files.readString(folder.resolve("import.log"))).isBetween(500L, 6_000L);
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains(String.format("going on after %,d of", before), "backfill is still open");
        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).contains("complete already");
        assertThat(changesOf(data, "resumed")).isEqualTo(data.expectedChanges());
    }

    @Test
    void shouldSendFilesOfEveryKindThatTheEngineFindsWhenItStarts() throws Exception {
        DataSet data = DataSet.find("by-time").orElseThrow();

        RunTier sent = RunTier.with(importOf(data, "kinds.", folder.resolve("progress")));

        assertThat(sent.exitCode()).as(sent.err()).isZero();
        assertThat(withoutTies(changesOf(data, "kinds"))).isEqualTo(withoutTies(data.expectedChanges()));
    }

    @Test
    void shouldSendNothingWhenTopicsAreMissing() throws Exception {
        DataSet data = DataSet.find("by-time").orElseThrow();
        List<String> arguments = new ArrayList<>(List.of(importOf(data, "nowhere.", folder.resolve("progress"))));
        int at = arguments.indexOf("--create-topics");
        arguments.subList(at, at + 2).clear();

        RunTier run = RunTier.with(arguments.toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--create-topics", "--prefix");
        assertThat(folder.resolve("progress")).doesNotExist();
    }

    private static String[] importOf(DataSet data, String prefix, Path progress) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "import",
                "--bootstrap-servers",
                sandbox.bootstrapServers(),
                "--registry",
                sandbox.registryUrl(),
                "--prefix",
                prefix,
                "--create-topics",
                "3",
                "--policy",
                data.policyFile().toString(),
                "--until",
                data.until().toString(),
                "--keep-open",
                "--progress",
                progress.toString()));
        data.sources().forEach(source -> {
            arguments.add("--" + source.kind().name().toLowerCase(java.util.Locale.ROOT) + "s");
            arguments.add(source.path().toString());
        });
        return arguments.toArray(String[]::new);
    }

    /** One customer has facts of all kinds at one instant: replay has an order for them, topics have none. */
    private static String withoutTies(String changes) {
        return changes.lines().filter(line -> !line.startsWith("same,")).collect(Collectors.joining("\n"));
    }

    private static long sent(Path progress) throws IOException {
        if (!Files.exists(progress)) {
            return 0;
        }
        Matcher noted = SENT.matcher(Files.readString(progress));
        return noted.find() ? Long.parseLong(noted.group(1)) : 0;
    }

    /** Starts an engine on what was imported. */
    private String changesOf(DataSet data, String name) throws Exception {
        Instant until = data.until();
        try (LiveEngine engine =
                new LiveEngine(sandbox, name, 3, folder.resolve("state"), data.policyInForce(), Duration.ofDays(3))) {
            engine.openBackfill();
            engine.start();
            engine.awaitClocks(until);
            engine.stop();
            return engine.committedChanges();
        }
    }
}

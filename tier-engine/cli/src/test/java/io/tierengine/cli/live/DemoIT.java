package io.tierengine.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.cli.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tier demo} as a person starts it: a process of its own. */
class DemoIT {

    private static final Pattern CHANGE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}  \\S+ +(\\S+ )?-> \\S+ +(enrolled|up|down) .*");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void shouldShowChangesOfTheCompanyAndEndByItself() throws Exception {
        Path screen = folder.resolve("screen.txt");
        try (ChildProcess demo =
                new ChildProcess(Tier.class, screen, "demo", "--customers", "40", "--duration", "PT45S")) {
            awaitEnd(demo);

            String shown = Files.readString(screen);
            assertThat(demo.exitCode()).as(shown).isZero();
            assertThat(changes(screen)).as(shown).isNotEmpty();
            assertThat(shown).contains("Kafka ", "Registry ", "REST ", "History is loaded", "Ended; ");
            assertThat(shown).doesNotContain("\u001b", "ERROR", "Exception");
        }
    }

    @Test
    void shouldPlayFilesOfThePastUntilItIsToldToEnd() throws Exception {
        DataSet data = DataSet.find("by-time").orElseThrow();
        Path screen = folder.resolve("screen.txt");
        try (ChildProcess demo = new ChildProcess(
                Tier.class,
                screen,
                "demo",
                "--policy",
                data.policyFile().toString(),
                "--transactions",
                data.folder().resolve("transactions-1.csv").toString(),
                data.folder().resolve("transactions-2.csv").toString(),
                "--interactions",
                data.folder().resolve("interactions.csv").toString())) {
            awaitChange(demo, screen);
            List<ProcessHandle> children = demo.descendants();
            int exitCode = demo.terminate();

            String shown = Files.readString(screen);
            assertThat(exitCode).as(shown).isEqualTo(128 + 15);
            assertThat(children).hasSizeGreaterThanOrEqualTo(2).noneMatch(ProcessHandle::isAlive);
            assertThat(shown).contains("facts of your files", "Ending ...", "Ended; ");
        }
    }

    private static void awaitChange(ChildProcess demo, Path screen) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (changes(screen).isEmpty()) {
            assertThat(demo.isAlive() && System.nanoTime() < end)
                    .as(Files.readString(screen))
                    .isTrue();
            Thread.sleep(100);
        }
    }

    private static void awaitEnd(ChildProcess demo) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (demo.isAlive() && System.nanoTime() < end) {
            Thread.sleep(100);
        }
    }

    private static List<String> changes(Path screen) throws IOException {
        try (var lines = Files.lines(screen)) {
            return lines.filter(line -> CHANGE.matcher(line).matches()).toList();
        }
    }
}

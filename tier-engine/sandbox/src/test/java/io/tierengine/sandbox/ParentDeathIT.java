package io.tierengine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM of its own starts a sandbox and is killed with no chance to do anything. */
final class ParentDeathIT {

    private static final Duration BOUND = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private Process parent;

    @BeforeEach
    void startParent() throws Exception {
        parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SandboxMain.class.getName(),
                        "--data",
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @AfterEach
    void killWhatIsLeft() {
        parent.descendants().forEach(ProcessHandle::destroyForcibly);
        parent.destroyForcibly();
    }

    @Test
    void shouldLeaveNothingRunningWhenTheParentIsKilledAfterTheStart() throws Exception {
        awaitLine("Started in");
        List<ProcessHandle> children = parent.descendants().toList();
        assertThat(children).hasSize(2).allMatch(ProcessHandle::isAlive);

        long begun = System.nanoTime();
        parent.destroyForcibly().waitFor();

        awaitGone(children);
        System.out.printf(
                "Parent killed: its children were gone after %d ms%n", (System.nanoTime() - begun) / 1_000_000);
    }

    @Test
    void shouldLeaveNothingRunningWhenTheParentIsKilledDuringTheStart() throws Exception {
        Deadline deadline = Deadline.in(Duration.ofSeconds(30));
        while (parent.descendants().count() < 2 && !deadline.hasPassed()) {
            Thread.sleep(Duration.ofMillis(10));
        }
        List<ProcessHandle> children = parent.descendants().toList();
        assertThat(children).hasSize(2);

        parent.destroyForcibly().waitFor();

        awaitGone(children);
    }

    private void awaitLine(String beginning) throws Exception {
        BufferedReader output = parent.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(beginning)) {
                return;
            }
        }
        throw new AssertionError("The parent ended before it said: " + beginning);
    }

    private static void awaitGone(List<ProcessHandle> children) throws Exception {
        Deadline deadline = Deadline.in(BOUND);
        while (children.stream().anyMatch(ProcessHandle::isAlive) && !deadline.hasPassed()) {
            Thread.sleep(Duration.ofMillis(20));
        }
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }
}

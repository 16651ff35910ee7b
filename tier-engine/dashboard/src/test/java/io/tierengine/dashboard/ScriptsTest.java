package io.tierengine.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the tests of the scripts in Node, where there is one. */
class ScriptsTest {

    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\..*", Pattern.DOTALL);
    private static final int OLDEST_NODE = 20;
    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    Path folder;

    /** How a command ended, and what it printed. */
    record Ending(int code, String printed) {}

    @Test
    void shouldPassTheTestsOfTheScripts() throws IOException, InterruptedException {
        assumeTrue(hasNode(), "the scripts' own tests are left out: there is no Node " + OLDEST_NODE + " or newer");

        Ending tests = run(List.of("node", "src/test/js/modules.test.mjs"));

        assertThat(tests.code()).as(tests.printed()).isZero();
        assertThat(tests.printed()).contains("# fail 0").doesNotContain("# pass 0");
    }

    private boolean hasNode() throws InterruptedException {
        try {
            Matcher version = VERSION.matcher(run(List.of("node", "--version")).printed());
            return version.matches() && Integer.parseInt(version.group(1)) >= OLDEST_NODE;
        } catch (IOException _) {
            return false;
        }
    }

    private Ending run(List<String> command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("%s ends", command)
                    .isTrue();
            return new Ending(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }
}

package io.tierengine.example.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The JavaScript subscriber, copied into this module's target folder with the packages it needs. */
final class JavaScript {

    private static final Path SOURCE = Path.of("..", "subscriber-js");
    private static final Path COPY = Path.of("target", "subscriber-js");
    private static final String LOCK = "package-lock.json";
    private static final Duration INSTALLING = Duration.ofMinutes(8);

    private JavaScript() {}

    /**
     * Copies and installs it; the packages of an earlier build are used again while {@value #LOCK} is the same. Skips the test
     * where there is no Node.js with npm, but for CI, where there must be.
     */
    static Path install() throws IOException, InterruptedException {
        requireNode();
        Files.createDirectories(COPY);
        for (String name : List.of("package.json", LOCK, ".npmrc")) {
            Files.copy(SOURCE.resolve(name), COPY.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        for (String name : List.of("src", "test")) {
            copyFiles(SOURCE.resolve(name), COPY.resolve(name));
        }
        Path installed = COPY.resolve("node_modules").resolve(".installed.json");
        if (!Files.exists(installed) || Files.mismatch(installed, COPY.resolve(LOCK)) >= 0) {
            try (ChildProcess npm = new ChildProcess(COPY, Map.of(), "npm", "ci")) {
                int status = npm.awaitEnd(INSTALLING);
                assertThat(status).as("npm ci said %s", npm.errors()).isZero();
            }
            Files.copy(COPY.resolve(LOCK), installed, StandardCopyOption.REPLACE_EXISTING);
        }
        return COPY;
    }

    private static void requireNode() throws InterruptedException {
        boolean there = runs("node") && runs("npm");
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("CI needs Node.js 20 or newer with npm");
        }
        if (!there) {
            System.out.println("skipped: no Node.js with npm here, so the JavaScript subscriber isn't tried");
        }
        assumeTrue(there, "no Node.js with npm");
    }

    private static boolean runs(String program) throws InterruptedException {
        try (ChildProcess version = new ChildProcess(Path.of("."), Map.of(), program, "--version")) {
            return version.awaitEnd(Duration.ofMinutes(1)) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path earlier : filesIn(to)) {
            Files.delete(earlier);
        }
        for (Path file : filesIn(from)) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}

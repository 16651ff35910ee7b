package io.tierengine.browser;

import io.tierengine.cli.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code tier demo} in a process of its own, as a person starts it. */
final class DemoProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern DASHBOARD = Pattern.compile("Dashboard +(http://127\\.0\\.0\\.1:\\d+)");

    private final Process process;
    private final Path screen;

    DemoProcess(Path screen, String... options) throws IOException {
        this.screen = screen;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Tier.class.getName(),
                "demo"));
        command.addAll(List.of(options));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(screen.toFile())
                .start();
    }

    /** Waits for the address that it prints; the dashboard is alive from then on. */
    String dashboard() throws IOException, InterruptedException {
        return await(DASHBOARD).group(1);
    }

    /** Waits until it has printed something. */
    Matcher await(Pattern pattern) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<Matcher> found = shown(pattern);
            if (found.isPresent()) {
                return found.get();
            }
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("the demo never printed " + pattern + ", but:\n" + Files.readString(screen));
            }
            Thread.sleep(50);
        }
    }

    private Optional<Matcher> shown(Pattern pattern) throws IOException {
        Matcher matcher = pattern.matcher(Files.readString(screen));
        return matcher.find() ? Optional.of(matcher) : Optional.empty();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

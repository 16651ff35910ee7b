package io.tierengine.benchmarks.scenario.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.streams.KafkaStreams;

/** An engine in a JVM of its own, started as {@code bin/tier serve} starts one. */
public final class EngineProcess implements AutoCloseable {

    static final List<String> JVM_OPTIONS = jvmOptions();
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(60);
    private static final int TOLD_OF_LOG = 30;
    private static final long LOOK_MILLIS = 5;

    private final Process process;
    private final Path log;
    private final long startedNanos;
    private final Thread reader;
    private volatile EngineStatus latest =
            new EngineStatus(KafkaStreams.State.CREATED, 0, 0, 0, 0, 0, 0, Long.MIN_VALUE, false);
    private volatile long restoringSinceNanos = Long.MAX_VALUE;

    private static List<String> jvmOptions() {
        List<String> options = new ArrayList<>(
                List.of("-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED"));
        if (System.getProperty("os.name").equals("Linux")) {
            options.add("-XX:+UseTransparentHugePages");
        }
        return options;
    }

    private EngineProcess(Process process, Path log, long startedNanos) {
        this.process = process;
        this.log = log;
        this.startedNanos = startedNanos;
        reader = Thread.ofPlatform().daemon().name("engine-status").start(this::readStatus);
    }

    /**
     * Starts one.
     *
     * @param log gets what it says on standard error
     * @param furtherJvmOptions such as those of a profiler
     */
    static EngineProcess start(Path log, List<String> furtherJvmOptions, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.addAll(furtherJvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), EngineMain.class.getName()));
        command.addAll(arguments);
        long startedNanos = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new EngineProcess(process, log, startedNanos);
    }

    private void readStatus() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                EngineStatus.parse(line).ifPresent(this::take);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the engine's standard output can't be read", e);
        }
    }

    private void take(EngineStatus status) {
        if (status.restoring() > 0 && restoringSinceNanos == Long.MAX_VALUE) {
            restoringSinceNanos = System.nanoTime();
        }
        latest = status;
    }

    /** What it said last. */
    public EngineStatus latest() {
        return latest;
    }

    /** When the process was started, by {@link System#nanoTime()}. */
    public long startedNanos() {
        return startedNanos;
    }

    /** When it was first seen reading changelogs back; {@link Long#MAX_VALUE} if it never was. */
    public long restoringSinceNanos() {
        return restoringSinceNanos;
    }

    /**
     * Waits until it says what is waited for.
     *
     * @throws IllegalStateException if the engine ends, drops facts or takes longer
     */
    public EngineStatus await(String what, Predicate<EngineStatus> wanted, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            EngineStatus now = latest;
            if (wanted.test(now)) {
                return now;
            }
            if (!process.isAlive()) {
                throw new IllegalStateException("the engine ended while " + what + " was waited for:\n" + endOfLog());
            }
            if (now.rejected() > 0) {
                throw new IllegalStateException(
                        "the engine refused facts of the scenario, which is wrong with it: " + now);
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "waited " + patience + " in vain for " + what + "; the engine says " + now);
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TOLD_OF_LOG), lines.size()));
        } catch (IOException e) {
            return "its log " + log + " can't be read: " + e;
        }
    }

    /** Asks it to end, and waits until it has: what it had in hand is committed and flushed. */
    public void stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(CLOSE_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the engine didn't end within " + CLOSE_PATIENCE);
        }
        reader.join();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

package io.tierengine.example.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program under test in a process of its own, with what it prints. */
final class ChildProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final List<Thread> readers;

    ChildProcess(Path folder, Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        process = builder.start();
        readers = List.of(reader(process.getInputStream(), lines), reader(process.getErrorStream(), errors));
    }

    private static Thread reader(InputStream stream, List<String> into) {
        return Thread.ofVirtual().start(() -> {
            try (BufferedReader text = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = text.readLine(); line != null; line = text.readLine()) {
                    synchronized (into) {
                        into.add(line);
                        into.notifyAll();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Waits for so many lines on its standard output. */
    void awaitLines(int count) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (lines) {
            while (lines.size() < count) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0 || !process.isAlive()) {
                    throw new AssertionError("Waited for " + count + " lines in vain; there are " + lines
                            + ", the process is " + (process.isAlive() ? "alive" : "gone") + " and said " + errors());
                }
                lines.wait(Math.min(left, 500));
            }
        }
    }

    /** All that it printed to its standard output. */
    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** All that it printed to its standard error. */
    String errors() {
        synchronized (errors) {
            return String.join("\n", errors);
        }
    }

    /** Sends SIGTERM and returns the status it ends with. By its handle: Process.destroy closes the streams as well. */
    int terminate() throws InterruptedException {
        process.toHandle().destroy();
        return awaitEnd(PATIENCE);
    }

    /** Returns the status it ends with, once all that it printed is here. */
    int awaitEnd(Duration patience) throws InterruptedException {
        assertThat(process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS))
                .as("ended within %s; it printed %s and said %s", patience, lines(), errors())
                .isTrue();
        for (Thread reader : readers) {
            reader.join();
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}

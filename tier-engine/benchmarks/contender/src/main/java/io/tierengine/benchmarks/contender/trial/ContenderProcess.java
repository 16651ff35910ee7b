package io.tierengine.benchmarks.contender.trial;

import io.tierengine.benchmarks.contender.ContenderArguments;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A contender in a process of its own, started from its jar and the class path beside it, as a benchmark starts it. */
public final class ContenderProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long BETWEEN_LOOKS_MILLIS = 50;

    private final Process process;
    private final Path log;

    private ContenderProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @param main its main class, whose module's {@code target} folder holds the jar and {@code lib}
     * @param folder for its state and what it prints
     * @param arguments of its main
     */
    public static ContenderProcess start(Class<?> main, Path jar, Path folder, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions(main));
        command.add("-Xmx768m");
        command.add("-cp");
        command.add(jar + ":" + jar.resolveSibling("lib") + "/*");
        command.add(main.getName());
        command.addAll(arguments);
        command.add("--state-folder");
        command.add(folder.resolve("state").toString());
        Path log = folder.resolve("contender.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new ContenderProcess(process, log);
    }

    private static List<String> jvmOptions(Class<?> main) throws IOException {
        try (InputStream file = main.getResourceAsStream("/jvm-options.txt")) {
            if (file == null) {
                throw new IOException("there is no jvm-options.txt beside " + main);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("-"))
                    .toList();
        }
    }

    /** Waits until it says that it begins to read. */
    public void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (printed().lines().noneMatch(ContenderArguments.READY::equals)) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new AssertionError("The contender isn't ready; it printed:\n" + printed());
            }
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    /** Sends SIGTERM and waits until it has ended. */
    public void stop() throws InterruptedException, IOException {
        process.toHandle().destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The contender didn't stop within " + PATIENCE + "; it printed:\n" + printed());
        }
    }

    /** All that it printed so far. */
    public String printed() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}

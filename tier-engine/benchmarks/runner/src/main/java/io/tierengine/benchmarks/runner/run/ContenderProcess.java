package io.tierengine.benchmarks.runner.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A contender's JVM. What it prints goes to a log; it ends when told to, or with this JVM. */
final class ContenderProcess implements AutoCloseable {

    private static final String READY = "READY";
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(40);
    private static final int TAIL_LINES = 30;

    private final String name;
    private final Path log;
    private final Process process;
    private final Thread killer;
    private final Thread copying;
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

    private ContenderProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        this.killer = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
        this.copying = Thread.ofVirtual().start(this::copyOutput);
    }

    static ContenderProcess start(Contender contender, List<String> arguments, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(contender.java().toString());
        command.addAll(contender.jvmOptions());
        command.addAll(List.of("-cp", contender.classPath(), contender.mainClass()));
        command.addAll(arguments);
        Files.createDirectories(log.toAbsolutePath().getParent());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new ContenderProcess(contender.name(), log, process);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Waits until it says that it begins to read. */
    void awaitReady(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!ready.isDone() || !ready.getNow(false)) {
            requireAlive();
            if (System.nanoTime() - deadline > 0) {
                throw failed("didn't begin to read within " + patience.toSeconds() + " s");
            }
            Thread.sleep(20);
        }
    }

    /** Fails with the end of its log if it has ended. */
    void requireAlive() throws InterruptedException {
        if (!process.isAlive()) {
            copying.join();
            throw failed("ended by itself with status " + process.exitValue());
        }
    }

    /** Asks it to end and waits until it has. */
    void stop() throws InterruptedException {
        process.toHandle().destroy();
        if (!process.waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw failed("didn't end within " + STOP_PATIENCE.toSeconds() + " s of being told to");
        }
    }

    RunFailedException failed(String how) {
        return new RunFailedException(name + " " + how + "; the end of its log, " + log + ":\n" + tail());
    }

    private void copyOutput() {
        try (BufferedReader output = process.inputReader();
                Writer writer = Files.newBufferedWriter(log)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.equals(READY)) {
                    ready.complete(true);
                }
                writer.write(line + System.lineSeparator());
                writer.flush();
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException("Writing " + log, e);
            }
        }
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(can't be read: " + e + ")";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        try {
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException e) {
            // This JVM is ending, and the hook has run.
        }
    }
}

package io.tierengine.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One broker or the registry of a {@link Sandbox}: a child process that can be stopped, killed and started again on the
 * same port and the same data.
 */
public final class Service {

    private static final System.Logger LOG = System.getLogger(Service.class.getName());

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);
    private static final int TAIL_LINES = 40;

    private final String name;
    private final String address;
    private final ChildJvm jvm;
    private final Readiness readiness;
    private final Duration startTimeout;

    private @Nullable Process process;
    private long logSizeAtStart;

    Service(String name, String address, ChildJvm jvm, Readiness readiness, Duration startTimeout) {
        this.name = name;
        this.address = address;
        this.jvm = jvm;
        this.readiness = readiness;
        this.startTimeout = startTimeout;
    }

    /** {@code broker-1}, {@code broker-2} ... or {@code registry}. */
    public String name() {
        return name;
    }

    /** Host and port that it listens on: always 127.0.0.1, and the same port after each start. */
    public String address() {
        return address;
    }

    /** What the process has written, start after start. */
    public Path log() {
        return jvm.log();
    }

    /** Whether the process lives, ready or not. */
    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /**
     * The process id.
     *
     * @throws SandboxException if it isn't running
     */
    public synchronized long pid() {
        if (process == null || !process.isAlive()) {
            throw new SandboxException(name + " isn't running; start it first");
        }
        return process.pid();
    }

    /**
     * Starts it and waits until it serves clients. Nothing happens if it is running.
     *
     * @throws SandboxException if the process ends, or isn't ready in time; it is killed then
     */
    public synchronized void start() {
        launch();
        awaitReady();
    }

    /** Asks it to shut down in good order and waits until it has; kills it if it takes longer than 15 s. */
    public synchronized void stop() {
        askToStop();
        awaitStopped();
    }

    /** Kills it as kill -9 does, and returns when it is gone. */
    public synchronized void kill() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    /** Stops it if it is running, then starts it: same port, same data. */
    public synchronized void restart() {
        stop();
        start();
    }

    synchronized void launch() {
        if (!isRunning()) {
            logSizeAtStart = logSize();
            process = jvm.start();
        }
    }

    synchronized void awaitReady() {
        Deadline deadline = Deadline.in(startTimeout);
        while (isRunning() && !deadline.hasPassed()) {
            if (readiness.isReady()) {
                return;
            }
            pause();
        }
        throw failedStart();
    }

    /** Through the handle: {@link Process#destroy} closes the child's standard input too, which means that we are dead. */
    synchronized void askToStop() {
        if (process != null) {
            process.toHandle().destroy();
        }
    }

    synchronized void awaitStopped() {
        if (process == null) {
            return;
        }
        try {
            if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "{0} did not stop within {1} and is killed", name, STOP_TIMEOUT);
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    private SandboxException failedStart() {
        String what = isRunning()
                ? "isn't ready after " + startTimeout.toMillis() / 1e3 + " s"
                : "ended while starting, with status " + (process == null ? "unknown" : process.exitValue());
        kill();
        return new SandboxException(name + " on " + address + " " + what + "; the end of its log, " + jvm.log() + ":\n"
                + tail(logSinceStart()));
    }

    private void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            throw new SandboxException("Interrupted while waiting for " + name + ", which is killed", e);
        }
    }

    private long logSize() {
        try {
            return Files.exists(jvm.log()) ? Files.size(jvm.log()) : 0;
        } catch (IOException e) {
            throw new SandboxException("Can't read the log " + jvm.log(), e);
        }
    }

    private String logSinceStart() {
        try {
            byte[] all = Files.readAllBytes(jvm.log());
            int from = (int) Math.min(logSizeAtStart, all.length);
            return new String(all, from, all.length - from, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(can't read the log: " + e + ")";
        }
    }

    private static String tail(String log) {
        List<String> lines = log.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }
}

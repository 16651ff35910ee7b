package io.tierengine.benchmarks.scenario.engine;

import io.tierengine.server.TierServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An engine with its views and HTTP, in a JVM of its own, started as {@code bin/tier serve} starts one. */
public final class ServerProcess implements AutoCloseable {

    private static final Pattern ACCEPTED = Pattern.compile("(?m)^tier_facts_accepted_total (\\S+)$");
    private static final long LOOK_MILLIS = 20;
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private final URI url;

    /** @param requestsPerSecond that one caller may make */
    static ServerProcess start(Lab lab, Path log, Path stateFolder, int requestsPerSecond) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(EngineProcess.JVM_OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TierServer.class.getName()));
        command.addAll(List.of(
                "tier.application-id=" + Lab.RUN,
                "tier.kafka.bootstrap-servers=" + lab.bootstrapServers(),
                "tier.registry.url=" + lab.registryUrl(),
                "tier.topics.partitions=" + lab.topics().customerPartitions(),
                "tier.state.folder=" + stateFolder,
                "tier.http.port=" + port,
                "tier.http.requests-per-second=" + requestsPerSecond));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new ServerProcess(process, log, URI.create("http://127.0.0.1:" + port));
    }

    private ServerProcess(Process process, Path log, URI url) {
        this.process = process;
        this.log = log;
        this.url = url;
    }

    public URI url() {
        return url;
    }

    /** Facts that counted, since the start. */
    public long accepted() throws IOException, InterruptedException {
        Matcher found = ACCEPTED.matcher(get("/prometheus").body());
        return found.find() ? (long) Double.parseDouble(found.group(1)) : 0;
    }

    /** Waits until the engine works and lists can be asked for. */
    public void awaitReady(Duration patience) throws IOException, InterruptedException {
        await("the server to be ready", () -> isOk("/health/readiness") && isOk("/api/v1/counts"), patience);
    }

    /** Waits until so many facts have counted. */
    public void awaitAccepted(long facts, Duration patience) throws IOException, InterruptedException {
        await(facts + " facts", () -> accepted() >= facts, patience);
    }

    /** Something that is so or isn't. */
    @FunctionalInterface
    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private void await(String what, Condition condition, Duration patience) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(
                        "waited in vain for " + what + "; the server's log says:\n" + Files.readString(log));
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private boolean isOk(String path) throws InterruptedException {
        try {
            return get(path).statusCode() == OK;
        } catch (IOException e) {
            return false;
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(url.resolve(path)).build(), BodyHandlers.ofString());
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

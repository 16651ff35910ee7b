package io.tierengine.benchmarks.scenario.reader;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Clients of server-sent events that read whatever comes. */
public final class Listeners implements AutoCloseable {

    private static final int OK = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final URI events;
    private final AtomicInteger connected = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();
    private final AtomicLong received = new AtomicLong();
    private volatile boolean closing;

    /** So many, which begin to connect at once. */
    public Listeners(URI server, int clients) {
        events = server.resolve("/api/v1/events");
        for (int i = 0; i < clients; i++) {
            threads.execute(this::listen);
        }
    }

    private void listen() {
        try {
            HttpResponse<InputStream> answer =
                    client.send(HttpRequest.newBuilder(events).build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() != OK) {
                dropped.incrementAndGet();
                return;
            }
            connected.incrementAndGet();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("data:")) {
                        received.incrementAndGet();
                    }
                }
            }
            dropped.incrementAndGet();
        } catch (IOException e) {
            if (!closing) {
                dropped.incrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many have been let in. */
    public int connected() {
        return connected.get();
    }

    /** How many were turned away or cut off. */
    public int dropped() {
        return dropped.get();
    }

    /** Events of all together. */
    public long received() {
        return received.get();
    }

    @Override
    public void close() {
        closing = true;
        client.shutdownNow();
        threads.shutdownNow();
    }
}

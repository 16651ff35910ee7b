package io.tierengine.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierengine.sandbox.Sandbox;
import io.tierengine.server.setting.SettingSources;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** A whole server on the brokers of a sandbox, in which a reader, a clerk and a chief are known by API keys, and a client of it. */
final class TestServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final RunningServer server;

    private TestServer(RunningServer server) {
        this.server = server;
    }

    static TestServer start(Sandbox sandbox, Path folder, String prefix, Map<String, String> more) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "tier.kafka.bootstrap-servers",
                sandbox.bootstrapServers(),
                "tier.registry.url",
                sandbox.registryUrl(),
                "tier.topics.prefix",
                prefix,
                "tier.topics.partitions",
                "2",
                "tier.application-id",
                prefix + "engine",
                "tier.state.folder",
                folder.resolve(prefix + "state").toString(),
                "tier.threads",
                "1",
                "tier.security.api-keys",
                Files.writeString(
                                folder.resolve(prefix + "keys"),
                                line("reader", "viewer") + line("clerk", "operator") + line("chief", "admin"))
                        .toString(),
                "tier.http.port",
                "0"));
        settings.putAll(more);
        return new TestServer(TierServer.start(SettingSources.of(settings, Map.of(), Map.of())));
    }

    /** A line of the file of API keys; the key is the name and "-key". */
    static String line(String name, String rest) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest((name + "-key").getBytes(StandardCharsets.UTF_8));
        return name + " " + HexFormat.of().formatHex(hash) + " " + rest + "\n";
    }

    RunningServer server() {
        return server;
    }

    void awaitReady() throws Exception {
        await(() -> get("chief", "/health/readiness"), response -> response.statusCode() == 200);
    }

    /** Asks again and again until the answer is right. */
    static <T> T await(Callable<T> question, Predicate<T> right) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        T answer = question.call();
        while (!right.test(answer)) {
            assertThat(Instant.now()).as("waited for better than %s", answer).isBefore(deadline);
            Thread.sleep(100);
            answer = question.call();
        }
        return answer;
    }

    HttpResponse<String> get(String who, String path) throws Exception {
        return CLIENT.send(request(who, path).build(), BodyHandlers.ofString());
    }

    JsonNode json(String who, String path) throws Exception {
        HttpResponse<String> response = get(who, path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    HttpResponse<String> post(String who, String path, String body) throws Exception {
        HttpRequest request = request(who, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String who, String path) {
        return HttpRequest.newBuilder(server.url().resolve(path)).header("X-API-Key", who + "-key");
    }

    @Override
    public void close() {
        server.close();
    }
}

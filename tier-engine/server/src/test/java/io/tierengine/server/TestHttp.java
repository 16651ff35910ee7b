package io.tierengine.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tierengine.server.life.EngineStatus;
import io.tierengine.server.life.EngineStatus.Phase;
import io.tierengine.server.life.ViewsProbe;
import io.tierengine.server.peer.Peers;
import io.tierengine.server.setting.ServerSettings;
import io.tierengine.server.setting.SettingSources;
import io.tierengine.views.ViewQueries;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The HTTP side before a made-up engine, and a client of it. */
final class TestHttp implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final ApplicationContext context;
    private final int port;

    private TestHttp(ApplicationContext context) {
        this.context = context;
        this.port = context.start().getBean(EmbeddedServer.class).start().getPort();
    }

    static TestHttp start(Map<String, String> settings) {
        return start(settings, MadeUpViews.whole(), new MadeUpPeers());
    }

    static TestHttp start(Map<String, String> settings, ViewQueries views, Peers peers) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("tier.http.port", "0");
        ServerSettings read = ServerSettings.read(SettingSources.of(all, Map.of(), Map.of()));
        return new TestHttp(TierServer.contextOf(
                read,
                new TierServer.Running(
                        () -> EngineStatus.of(Phase.RUNNING),
                        Optional::empty,
                        new MadeUpCustomers(),
                        () -> new ViewsProbe.Look(Phase.RUNNING, 0),
                        views,
                        peers)));
    }

    ApplicationContext context() {
        return context;
    }

    int port() {
        return port;
    }

    /** Headers are name, value, name, value. */
    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, "", headers);
    }

    /** With a body of JSON. */
    HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("POST", path, body);
        request.header("Content-Type", "application/json");
        return send(request, headers);
    }

    /** With no Content-Type but what the headers say. */
    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        return send(request(method, path, body), headers);
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends text as it is, and gives what comes back until the server closes. */
    String raw(String text) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        context.close();
    }
}

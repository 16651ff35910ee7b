package io.tierengine.streams.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** An HTTP server of this JVM that answers as a test tells it to, and remembers what it was asked. */
public final class StubServer implements AutoCloseable {

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** A request as it came. */
    public record Asked(String method, String path, Optional<String> authorization, String body) {}

    /** An answer to give; a status of 0 closes the connection without any. */
    public record Answer(int status, String body) {}

    private StubServer(HttpServer server, String scheme, Function<Asked, Answer> answers) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, answers));
        server.start();
    }

    /** Answers whatever the function says. */
    public static StubServer answering(Function<Asked, Answer> answers) {
        try {
            return new StubServer(HttpServer.create(loopback(), 0), "http", answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives these answers one after the other, then the last one for good. */
    public static StubServer answering(Answer... answers) {
        var left = new CopyOnWriteArrayList<>(List.of(answers));
        return answering(request -> {
            synchronized (left) {
                return left.size() == 1 ? left.getFirst() : left.removeFirst();
            }
        });
    }

    static StubServer secure(SSLContext context, boolean asksForCertificate, Answer answer) {
        try {
            HttpsServer server = HttpsServer.create(loopback(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters tls = context.getDefaultSSLParameters();
                    tls.setNeedClientAuth(asksForCertificate);
                    parameters.setSSLParameters(tls);
                }
            });
            return new StubServer(server, "https", request -> answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A URL on which nobody listens. */
    static URI deadUrl() {
        try (StubServer server = answering(new Answer(200, ""))) {
            return server.url();
        }
    }

    public URI url() {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange, Function<Asked, Answer> answers) throws IOException {
        try (exchange) {
            Asked request = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add(request);
            Answer answer = answers.apply(request);
            if (answer.status() != 0) {
                byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                if (answer.status() == 302) {
                    exchange.getResponseHeaders().add("Location", answer.body());
                }
                exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}

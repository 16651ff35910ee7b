package io.tierengine.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers by HTTP as an engine does, with what it was given. */
final class MadeUpEngine implements AutoCloseable {

    private record Answer(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> posted = new CopyOnWriteArrayList<>();

    MadeUpEngine() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String question = exchange.getRequestMethod() + " "
                    + exchange.getRequestURI().getRawPath().replace("/api/v1/customers/", "");
            if (exchange.getRequestMethod().equals("POST")) {
                posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            }
            Answer answer = answers.getOrDefault(
                    question, new Answer(404, "{\"detail\":\"no fact of a customer with this id was accepted\"}"));
            byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** Answers a question such as {@code GET ana/changes}. */
    MadeUpEngine answer(String question, JsonNode body) {
        return answer(question, 200, body.toString());
    }

    MadeUpEngine answer(String question, int status, String body) {
        answers.put(question, new Answer(status, body));
        return this;
    }

    /** The bodies of all POST requests. */
    List<String> posted() {
        return posted;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

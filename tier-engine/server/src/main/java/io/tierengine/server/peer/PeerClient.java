package io.tierengine.server.peer;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.tierengine.server.problem.ProblemException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks other instances the same that this one was asked. By whom goes with it, so that the other's doors decide as this one's did; the header
 * {@value #LOCAL} says that they are to answer of what they have themselves, and to ask nobody.
 */
@Singleton
public final class PeerClient {

    /** Of requests of one instance to another. */
    public static final String LOCAL = "Tier-Local";

    private static final Logger LOG = LoggerFactory.getLogger(PeerClient.class);
    private static final Duration TO_CONNECT = Duration.ofSeconds(1);
    private static final Duration TO_ANSWER = Duration.ofSeconds(5);
    private static final List<String> HANDED_ON = List.of(
            HttpHeaders.AUTHORIZATION, HttpHeaders.COOKIE, "X-API-Key", HttpHeaders.ACCEPT, HttpHeaders.CONTENT_TYPE);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .build();

    /** Whether a request comes from another instance. */
    public static boolean isLocal(HttpRequest<?> request) {
        return request.getHeaders().contains(LOCAL);
    }

    /**
     * The answer of another instance, whatever its status.
     *
     * @param body of the request; empty: none
     * @throws ProblemException with status 503 if there is none
     */
    public HttpResponse<byte[]> ask(HostInfo peer, HttpRequest<?> request, byte[] body) {
        return ask(peer, request, request.getMethodName(), pathOf(request), body);
    }

    /**
     * The answer of another instance to something else, on behalf of whoever makes a request.
     *
     * @param path and query that it is asked for
     * @throws ProblemException with status 503 if there is none
     */
    public HttpResponse<byte[]> ask(HostInfo peer, HttpRequest<?> request, String method, String path, byte[] body) {
        try {
            return send(peer, request, method, path, body).join();
        } catch (CompletionException e) {
            throw silent(peer, e);
        }
    }

    /** What another instance answers to the same request; empty if it doesn't, or with something else than 200. */
    public Optional<byte[]> find(HostInfo peer, HttpRequest<?> request) {
        try {
            HttpResponse<byte[]> answer = ask(peer, request, new byte[0]);
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** What a request asks for: path and query as they were written. */
    public static String pathOf(HttpRequest<?> request) {
        URI asked = request.getUri();
        return asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery());
    }

    /**
     * The answers of other instances, asked all at once.
     *
     * @param path and query that they are asked for, on behalf of whoever makes the request
     * @throws ProblemException with status 503 if one gives none, or says something else than 200
     */
    public List<byte[]> askAll(List<HostInfo> peers, HttpRequest<?> request, String path) {
        List<CompletableFuture<HttpResponse<byte[]>>> asked = peers.stream()
                .map(peer -> send(peer, request, "GET", path, new byte[0]))
                .toList();
        return IntStream.range(0, peers.size())
                .mapToObj(i -> {
                    HttpResponse<byte[]> answer;
                    try {
                        answer = asked.get(i).join();
                    } catch (CompletionException e) {
                        throw silent(peers.get(i), e);
                    }
                    if (answer.statusCode() != 200) {
                        LOG.debug("{} answered {} to {}", peers.get(i), answer.statusCode(), path);
                        throw new ProblemException(503, "another instance can't answer yet; ask again in a moment");
                    }
                    return answer.body();
                })
                .toList();
    }

    private CompletableFuture<HttpResponse<byte[]>> send(
            HostInfo peer, HttpRequest<?> request, String method, String path, byte[] body) {
        String host = peer.host().contains(":") ? "[" + peer.host() + "]" : peer.host();
        java.net.http.HttpRequest.Builder copy = java.net.http.HttpRequest.newBuilder(
                        URI.create("http://" + host + ":" + peer.port() + path))
                .timeout(TO_ANSWER)
                .header(LOCAL, "true")
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        for (String name : HANDED_ON) {
            request.getHeaders().getAll(name).forEach(value -> copy.header(name, value));
        }
        return client.sendAsync(copy.build(), BodyHandlers.ofByteArray());
    }

    private static ProblemException silent(HostInfo peer, CompletionException failure) {
        LOG.debug("{} doesn't answer", peer, failure);
        return new ProblemException(
                503, "the instance that has it doesn't answer; if it is gone, others take over within a few seconds");
    }
}

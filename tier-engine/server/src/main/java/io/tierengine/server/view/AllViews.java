package io.tierengine.server.view;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpRequest;
import io.tierengine.server.peer.PeerClient;
import io.tierengine.server.peer.Peers;
import io.tierengine.server.problem.ProblemException;
import io.tierengine.streams.run.EngineSettings;
import io.tierengine.views.ViewAnswer;
import io.tierengine.views.ViewQueries;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The views of all instances: a question goes to this one's partitions, then to the others for theirs, and their answers are put together. */
@Singleton
final class AllViews {

    private final ViewQueries views;
    private final Peers peers;
    private final PeerClient client;
    private final ObjectMapper json;
    private final int partitions;

    AllViews(ViewQueries views, Peers peers, PeerClient client, ObjectMapper json, EngineSettings settings) {
        this.views = views;
        this.peers = peers;
        this.client = client;
        this.json = json;
        partitions = settings.topics().customerPartitions();
    }

    /**
     * One instance's answer as another gets it.
     *
     * @param partitions of which it is made
     */
    record Part<T>(Set<Integer> partitions, T value) {}

    /**
     * Answers a request: with all partitions, or for another instance with those of this one.
     *
     * @param question to the partitions of one instance
     * @param type of what one instance answers
     * @param merged puts several answers together
     * @return what goes out as JSON
     * @throws ProblemException with status 503 while a partition can't be asked
     */
    <T> Object answer(
            HttpRequest<?> request,
            Function<ViewQueries, ViewAnswer<T>> question,
            Class<T> type,
            Function<Collection<T>, Object> merged) {
        Part<T> own = own(question);
        if (PeerClient.isLocal(request)) {
            return own;
        }
        return merged.apply(values(request, PeerClient.pathOf(request), own, type));
    }

    /**
     * The answers of all instances, on behalf of whoever makes a request.
     *
     * @param path and query by which other instances are asked the same
     */
    <T> List<T> ask(HttpRequest<?> request, String path, Function<ViewQueries, ViewAnswer<T>> question, Class<T> type) {
        return values(request, path, own(question), type);
    }

    private <T> List<T> values(HttpRequest<?> request, String path, Part<T> own, Class<T> type) {
        List<T> values = new ArrayList<>(List.of(own.value()));
        Set<Integer> seen = new HashSet<>(own.partitions());
        if (seen.size() < partitions) {
            JavaType part = json.getTypeFactory().constructParametricType(Part.class, type);
            for (byte[] answer : client.askAll(peers.withViews(), request, path)) {
                Part<T> other = read(answer, part);
                if (!Collections.disjoint(seen, other.partitions())) {
                    throw new ProblemException(503, "partitions are moving between instances; ask again in a moment");
                }
                seen.addAll(other.partitions());
                values.add(other.value());
            }
        }
        if (seen.size() < partitions) {
            String missing = IntStream.range(0, partitions)
                    .filter(partition -> !seen.contains(partition))
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(", "));
            throw new ProblemException(
                    503, "no instance answers for partitions " + missing + " yet; ask again in a moment");
        }
        return values;
    }

    private <T> Part<T> own(Function<ViewQueries, ViewAnswer<T>> question) {
        return switch (question.apply(views)) {
            case ViewAnswer.Found<T>(T value, Set<Integer> asked) -> new Part<>(asked, value);
            case ViewAnswer.NotYet<T>(String reason) -> throw new ProblemException(503, reason);
        };
    }

    private <T> Part<T> read(byte[] answer, JavaType type) {
        try {
            return json.readValue(answer, type);
        } catch (IOException e) {
            throw new UncheckedIOException("another instance's answer can't be read; is it of the same version?", e);
        }
    }
}

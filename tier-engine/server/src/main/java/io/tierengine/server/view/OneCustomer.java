package io.tierengine.server.view;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.tierengine.server.peer.PeerClient;
import io.tierengine.server.peer.Peers;
import io.tierengine.server.peer.Relay;
import io.tierengine.server.problem.Problem;
import io.tierengine.server.problem.ProblemException;
import io.tierengine.server.security.CustomerSight;
import io.tierengine.streams.query.CustomerAnswer;
import io.tierengine.views.Row;
import io.tierengine.views.ViewQueries;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.state.HostInfo;

/** What the views know of one customer, on whichever instance that is. */
@Singleton
public final class OneCustomer {

    private final ViewQueries views;
    private final Peers peers;
    private final PeerClient client;
    private final ObjectMapper json;

    OneCustomer(ViewQueries views, Peers peers, PeerClient client, ObjectMapper json) {
        this.views = views;
        this.peers = peers;
        this.client = client;
        this.json = json;
    }

    /** A customer's row; empty if there is none, or none can be had at the moment. */
    public Optional<Row> find(HttpRequest<?> request, String customerId) {
        return switch (views.row(customerId)) {
            case CustomerAnswer.Found<Row>(Row row) -> Optional.of(row);
            case CustomerAnswer.Unknown<Row> _, CustomerAnswer.NotYet<Row> _ -> Optional.empty();
            case CustomerAnswer.Elsewhere<Row>(int partition) ->
                peers.withViews(partition).flatMap(peer -> fetch(peer, request, customerId));
        };
    }

    private Optional<Row> fetch(HostInfo peer, HttpRequest<?> request, String customerId) {
        try {
            java.net.http.HttpResponse<byte[]> answer =
                    client.ask(peer, request, "GET", pathOf(customerId), new byte[0]);
            return answer.statusCode() == 200
                    ? Optional.of(json.readValue(answer.body(), Row.class))
                    : Optional.empty();
        } catch (ProblemException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("another instance's row can't be read; is it of the same version?", e);
        }
    }

    /** Where a customer's row is. */
    static String pathOf(String customerId) {
        return "/api/v1/customers/"
                + URLEncoder.encode(customerId, StandardCharsets.UTF_8).replace("+", "%20") + "/row";
    }

    <T> HttpResponse<?> answer(HttpRequest<?> request, Function<ViewQueries, CustomerAnswer<T>> question) {
        return switch (question.apply(views)) {
            case CustomerAnswer.Found<T>(T value) -> HttpResponse.ok(value);
            case CustomerAnswer.Unknown<T> _ -> Problem.response(404, CustomerSight.UNKNOWN);
            case CustomerAnswer.NotYet<T>(String reason) -> Problem.notNow(reason);
            case CustomerAnswer.Elsewhere<T>(int partition) ->
                Relay.of(request, partition, peers.withViews(partition), peer -> ask(peer, request));
        };
    }

    private java.net.http.HttpResponse<byte[]> ask(HostInfo peer, HttpRequest<?> request) {
        return client.ask(peer, request, new byte[0]);
    }
}

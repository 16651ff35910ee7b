package io.tierengine.server.peer;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.tierengine.server.problem.Problem;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.state.HostInfo;

/** Hands a request for one customer on to the instance that has it, and its answer back. */
public final class Relay {

    private Relay() {}

    /**
     * The answer of another instance as this one's.
     *
     * @param partition the customer's
     * @param peer who has it; empty: nobody is known to, which passes when partitions have moved
     */
    public static HttpResponse<?> of(
            HttpRequest<?> request,
            int partition,
            Optional<HostInfo> peer,
            Function<HostInfo, java.net.http.HttpResponse<byte[]>> question) {
        if (PeerClient.isLocal(request)) {
            return Problem.response(421, "the customer is in partition " + partition + ", which another instance has");
        }
        return peer.<HttpResponse<?>>map(known -> answer(question.apply(known)))
                .orElseGet(() -> Problem.notNow("no instance has partition " + partition
                        + " that is known here; if there are several, each needs tier.http.advertised"));
    }

    private static HttpResponse<?> answer(java.net.http.HttpResponse<byte[]> answer) {
        if (answer.statusCode() == 421) {
            // The partition has moved on since.
            return Problem.notNow("the customer is moving between instances");
        }
        MutableHttpResponse<byte[]> copy =
                HttpResponse.<byte[]>status(answer.statusCode(), null).body(answer.body());
        answer.headers().firstValue("Content-Type").map(MediaType::of).ifPresent(copy::contentType);
        answer.headers().firstValue("Retry-After").ifPresent(seconds -> copy.header("Retry-After", seconds));
        return copy;
    }
}

package io.tierengine.server.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.tierengine.streams.query.CustomerAnswer;
import io.tierengine.streams.query.CustomerQueries;

/** One customer as the engine has it now. */
@Controller("/api/v1/customers")
final class CustomerController {

    private static final String RETRY_AFTER_SECONDS = "2";

    private final CustomerQueries queries;

    CustomerController(CustomerQueries queries) {
        this.queries = queries;
    }

    /**
     * 200 with the customer; 404 if no fact of such a customer was accepted; 421 if another instance has the customer; 503 while
     * state is restored.
     */
    @Get("/{customerId}")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> customer(String customerId) {
        return switch (queries.customer(customerId)) {
            case CustomerAnswer.Found found -> HttpResponse.ok(CustomerBody.of(found.customer()));
            case CustomerAnswer.Unknown unknown ->
                Problem.response(404, "Not Found", "no fact of a customer with this id was accepted");
            case CustomerAnswer.Elsewhere elsewhere ->
                Problem.response(
                        421,
                        "Misdirected Request",
                        "the customer is in partition " + elsewhere.partition() + ", which another instance has");
            case CustomerAnswer.NotYet notYet ->
                Problem.response(503, "Service Unavailable", notYet.reason())
                        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        };
    }
}

package io.tierengine.server.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tierengine.server.input.Input;
import io.tierengine.server.life.EngineClock;
import io.tierengine.server.peer.PeerClient;
import io.tierengine.server.peer.Peers;
import io.tierengine.server.peer.Relay;
import io.tierengine.server.problem.AnswersProblems;
import io.tierengine.server.problem.Problem;
import io.tierengine.server.security.Caller;
import io.tierengine.server.security.CustomerSight;
import io.tierengine.server.view.OneCustomer;
import io.tierengine.streams.query.CustomerAnswer;
import io.tierengine.streams.query.CustomerQueries;
import io.tierengine.streams.query.SupposedCourse;
import io.tierengine.streams.query.Supposition;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One customer as the engine has it now, on whichever instance that is. All answer 404 if no fact of such a customer was accepted, 503 while state is
 * restored or partitions move.
 */
@AnswersProblems
@Controller("/api/v1/customers")
final class CustomerController {

    private static final byte[] NO_BODY = {};
    private static final int DAYS_AHEAD = 90;
    private static final int MOST_DAYS_AHEAD = 400;

    private final CustomerQueries queries;
    private final CustomerSight sight;
    private final OneCustomer rows;
    private final Peers peers;
    private final PeerClient client;
    private final ObjectMapper json;
    private final EngineClock clock;

    CustomerController(
            CustomerQueries queries,
            CustomerSight sight,
            OneCustomer rows,
            Peers peers,
            PeerClient client,
            ObjectMapper json,
            EngineClock clock) {
        this.queries = queries;
        this.sight = sight;
        this.rows = rows;
        this.peers = peers;
        this.client = client;
        this.json = json;
        this.clock = clock;
    }

    /** The customer's latest tier changes, the oldest first, each with its explanation if explanations are on. */
    record ChangesBody(List<Map<String, @Nullable Object>> changes) {}

    /** What would come of what hasn't happened, and the customer at the end. */
    record CourseBody(
            CustomerBody customer,
            List<Map<String, @Nullable Object>> changes,
            List<Map<String, @Nullable Object>> stages,
            List<Map<String, @Nullable Object>> segments,
            List<Map<String, @Nullable Object>> alerts,
            List<String> refusals) {

        static CourseBody of(SupposedCourse course) {
            return new CourseBody(
                    CustomerBody.of(course.after(), null),
                    RecordBody.of(course.changes()),
                    RecordBody.of(course.stages()),
                    RecordBody.of(course.segments()),
                    RecordBody.of(course.alerts()),
                    course.refusals());
        }
    }

    /**
     * One customer as the engine has it now, with why it is in its tier.
     *
     * @param customerId who
     * @return the customer
     */
    @Get("/{customerId}")
    @ApiResponse(
            responseCode = "200",
            description = "the customer",
            content = @Content(schema = @Schema(implementation = CustomerBody.class)))
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> customer(HttpRequest<?> request, String customerId) {
        sight.demand(Caller.of(request), customerId);
        return response(
                request,
                NO_BODY,
                queries.customer(customerId),
                described -> CustomerBody.of(
                        described, rows.find(request, customerId).orElse(null)));
    }

    /**
     * The customer's latest tier changes.
     *
     * @param customerId who
     * @return the changes, the oldest first
     */
    @Get("/{customerId}/changes")
    @ApiResponse(
            responseCode = "200",
            description = "the changes, the oldest first",
            content = @Content(schema = @Schema(implementation = ChangesBody.class)))
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> changes(HttpRequest<?> request, String customerId) {
        sight.demand(Caller.of(request), customerId);
        return response(
                request, NO_BODY, queries.changes(customerId), changes -> new ChangesBody(RecordBody.of(changes)));
    }

    /**
     * Tries out what hasn't happened; nothing is written.
     *
     * @param customerId who
     * @param body what would happen
     * @return what would come of it
     */
    @Post("/{customerId}/what-if")
    @ApiResponse(
            responseCode = "200",
            description = "what would come of it",
            content = @Content(schema = @Schema(implementation = CourseBody.class)))
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> whatIf(HttpRequest<?> request, String customerId, @Body WhatIfBody body) {
        sight.demand(Caller.of(request), customerId);
        Supposition supposition;
        try {
            supposition = body.toSupposition();
        } catch (IllegalArgumentException e) {
            return Problem.response(400, String.valueOf(e.getMessage()));
        }
        return response(request, bytes(body), queries.suppose(customerId, supposition), CourseBody::of);
    }

    /**
     * What becomes of the customer's metrics and score if no fact comes.
     *
     * @param customerId who
     * @param days how far ahead is looked, 1 to 400 local days; left out: 90
     * @return each number now, and at the instants at which it changes, one a day at most
     */
    @Get("/{customerId}/timeline")
    @ApiResponse(
            responseCode = "200",
            description = "the numbers as they change",
            content = @Content(schema = @Schema(implementation = TimelineBody.class)))
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> timeline(HttpRequest<?> request, String customerId, @Nullable @QueryValue Integer days) {
        int ahead = Input.count(days, "days", DAYS_AHEAD, 1, MOST_DAYS_AHEAD);
        sight.demand(Caller.of(request), customerId);
        return response(request, NO_BODY, queries.timeline(customerId, clock.now(), ahead), TimelineBody::of);
    }

    private byte[] bytes(WhatIfBody body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param body of the request, for the instance that has the customer */
    private <T> HttpResponse<?> response(
            HttpRequest<?> request, byte[] body, CustomerAnswer<T> answer, Function<T, Object> shown) {
        return switch (answer) {
            case CustomerAnswer.Found<T>(T value) -> HttpResponse.ok(shown.apply(value));
            case CustomerAnswer.Unknown<T> _ -> Problem.response(404, CustomerSight.UNKNOWN);
            case CustomerAnswer.Elsewhere<T>(int partition) ->
                Relay.of(request, partition, peers.withCustomers(partition), peer -> client.ask(peer, request, body));
            case CustomerAnswer.NotYet<T>(String reason) -> Problem.notNow(reason);
        };
    }
}

package io.tierengine.server.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tierengine.server.problem.AnswersProblems;
import io.tierengine.server.problem.Problem;
import io.tierengine.server.security.Caller;
import io.tierengine.server.security.CustomerSight;
import io.tierengine.streams.query.CustomerAnswer;
import io.tierengine.streams.query.CustomerQueries;
import io.tierengine.streams.query.SupposedCourse;
import io.tierengine.streams.query.Supposition;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One customer as the engine has it now. All answer 404 if no fact of such a customer was accepted, 421 if another instance has the
 * customer, 503 while state is restored.
 */
@AnswersProblems
@Controller("/api/v1/customers")
final class CustomerController {

    private final CustomerQueries queries;
    private final CustomerSight sight;

    CustomerController(CustomerQueries queries, CustomerSight sight) {
        this.queries = queries;
        this.sight = sight;
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
                    CustomerBody.of(course.after()),
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
    @ApiResponse(responseCode = "421", description = "another instance has the customer")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> customer(HttpRequest<?> request, String customerId) {
        sight.demand(Caller.of(request), customerId);
        return response(queries.customer(customerId), CustomerBody::of);
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
    @ApiResponse(responseCode = "421", description = "another instance has the customer")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> changes(HttpRequest<?> request, String customerId) {
        sight.demand(Caller.of(request), customerId);
        return response(queries.changes(customerId), changes -> new ChangesBody(RecordBody.of(changes)));
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
    @ApiResponse(responseCode = "421", description = "another instance has the customer")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> whatIf(HttpRequest<?> request, String customerId, @Body WhatIfBody body) {
        sight.demand(Caller.of(request), customerId);
        Supposition supposition;
        try {
            supposition = body.toSupposition();
        } catch (IllegalArgumentException e) {
            return Problem.response(400, String.valueOf(e.getMessage()));
        }
        return response(queries.suppose(customerId, supposition), CourseBody::of);
    }

    private static <T> HttpResponse<?> response(CustomerAnswer<T> answer, Function<T, Object> body) {
        return switch (answer) {
            case CustomerAnswer.Found<T>(T value) -> HttpResponse.ok(body.apply(value));
            case CustomerAnswer.Unknown<T> _ -> Problem.response(404, CustomerSight.UNKNOWN);
            case CustomerAnswer.Elsewhere<T>(int partition) ->
                Problem.response(421, "the customer is in partition " + partition + ", which another instance has");
            case CustomerAnswer.NotYet<T>(String reason) -> Problem.notNow(reason);
        };
    }
}

package io.tierengine.server.view;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tierengine.server.life.EngineClock;
import io.tierengine.server.problem.AnswersProblems;
import io.tierengine.server.security.Caller;
import io.tierengine.server.security.CustomerSight;
import io.tierengine.server.view.ViewBodies.PageBody;
import io.tierengine.server.view.ViewBodies.PartOfPage;
import io.tierengine.views.Alerts;
import io.tierengine.views.Course;
import io.tierengine.views.ListQuery;
import io.tierengine.views.MergedViews;
import io.tierengine.views.Page;
import io.tierengine.views.Row;
import io.tierengine.views.ViewAnswer;
import io.tierengine.views.ViewQueries;

/** Lists of customers, as pages and as a file, and what the views know of one. */
@AnswersProblems
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ListController {

    private static final int ROWS = 50;

    private final AllViews views;
    private final OneCustomer customers;
    private final CustomerSight sight;
    private final EngineClock clock;

    ListController(AllViews views, OneCustomer customers, CustomerSight sight, EngineClock clock) {
        this.views = views;
        this.customers = customers;
        this.sight = sight;
        this.clock = clock;
    }

    /** A page of the customers whom all filters fit. */
    @Get("/customers")
    @AsksForList
    @ApiResponse(
            responseCode = "200",
            description = "the page, and the cursor of the next one",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PageBody.class)))
    Object list(HttpRequest<?> request) {
        ListQuery query = new Asked(request).list(ROWS, clock.now());
        return views.answer(
                request,
                one -> partOf(one, query),
                PartOfPage.class,
                parts -> PageBody.of(MergedViews.pages(
                        query, parts.stream().map(PartOfPage::toPage).toList())));
    }

    /** One instance's part of a page. */
    static ViewAnswer<PartOfPage> partOf(ViewQueries views, ListQuery query) {
        return switch (views.list(query)) {
            case ViewAnswer.Found<Page>(Page page, var partitions) ->
                new ViewAnswer.Found<>(PartOfPage.of(page), partitions);
            case ViewAnswer.NotYet<Page>(String reason) -> new ViewAnswer.NotYet<>(reason);
        };
    }

    /** What is told last of a customer. */
    @Get("/customers/{customerId}/row")
    @ApiResponse(
            responseCode = "200",
            description = "what the engine told last, and the profile",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Row.class)))
    HttpResponse<?> row(HttpRequest<?> request, String customerId) {
        sight.demand(Caller.of(request), customerId);
        return customers.answer(request, one -> one.row(customerId));
    }

    /** How a customer came to where it is. */
    @Get("/customers/{customerId}/course")
    @ApiResponse(
            responseCode = "200",
            description = "what held from each instant on",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Course.class)))
    HttpResponse<?> course(HttpRequest<?> request, String customerId) {
        sight.demand(Caller.of(request), customerId);
        return customers.answer(request, one -> one.course(customerId));
    }

    /** The latest alerts of a customer, the oldest first. */
    @Get("/customers/{customerId}/alerts")
    @ApiResponse(
            responseCode = "200",
            description = "the alerts, each with the signals that held",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Alerts.class)))
    HttpResponse<?> alerts(HttpRequest<?> request, String customerId) {
        sight.demand(Caller.of(request), customerId);
        return customers.answer(request, one -> one.alerts(customerId));
    }
}

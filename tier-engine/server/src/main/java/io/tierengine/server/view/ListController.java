package io.tierengine.server.view;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.tierengine.server.life.EngineClock;
import io.tierengine.server.problem.AnswersProblems;
import io.tierengine.server.security.Caller;
import io.tierengine.server.security.CustomerSight;
import io.tierengine.server.view.ViewBodies.PageBody;
import io.tierengine.server.view.ViewBodies.PartOfPage;
import io.tierengine.views.ListQuery;
import io.tierengine.views.MergedViews;
import io.tierengine.views.Page;
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

    /**
     * A page of customers. Filters: tier, stage, risk, segment, owner, region, industry, size, kind, each as often as there are values; {@code q}
     * the start of the id or of a word of the name; {@code falls} within so many days. Order: {@code sort} (value, score, since, fall, risk, id),
     * {@code order} (asc, desc). {@code limit} rows from {@code cursor} on.
     */
    @Get("/customers")
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
    HttpResponse<?> row(HttpRequest<?> request, String customerId) {
        sight.demand(Caller.of(request), customerId);
        return customers.answer(request, one -> one.row(customerId));
    }

    /** How a customer came to where it is. */
    @Get("/customers/{customerId}/course")
    HttpResponse<?> course(HttpRequest<?> request, String customerId) {
        sight.demand(Caller.of(request), customerId);
        return customers.answer(request, one -> one.course(customerId));
    }
}

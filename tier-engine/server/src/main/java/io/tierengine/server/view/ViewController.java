package io.tierengine.server.view;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tierengine.server.life.EngineClock;
import io.tierengine.server.problem.AnswersProblems;
import io.tierengine.server.problem.ProblemException;
import io.tierengine.views.Attribute;
import io.tierengine.views.Counts;
import io.tierengine.views.CrossTable;
import io.tierengine.views.Distribution;
import io.tierengine.views.Falls;
import io.tierengine.views.MergedViews;
import io.tierengine.views.Movements;
import io.tierengine.views.Step;
import io.tierengine.views.ViewQueries;
import java.time.Duration;
import java.time.Instant;

/** How many customers there are where, how they move, and what is to come. */
@AnswersProblems
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ViewController {

    private static final Duration A_QUARTER = Duration.ofDays(90);
    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final int DAYS_AHEAD = 90;

    private final AllViews views;
    private final EngineClock clock;

    ViewController(AllViews views, EngineClock clock) {
        this.views = views;
        this.clock = clock;
    }

    /** Customers by tier, stage, risk and segment. */
    @Get("/counts")
    @ApiResponse(
            responseCode = "200",
            description = "how many there are of each",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Counts.class)))
    Object counts(HttpRequest<?> request) {
        Asked asked = new Asked(request);
        return views.answer(request, one -> one.counts(asked.visibility()), Counts.class, MergedViews::counts);
    }

    /** Customers by {@code attribute}, tier and stage. */
    @Get("/cross-table")
    @Operation(
            parameters =
                    @Parameter(
                            name = "attribute",
                            in = ParameterIn.QUERY,
                            description = "by what customers are told apart beside tier and stage",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"region", "industry", "size", "kind"},
                                            defaultValue = "region")))
    @ApiResponse(
            responseCode = "200",
            description = "the cells that are not zero",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ViewBodies.CrossTableBody.class)))
    Object crossTable(HttpRequest<?> request) {
        Asked asked = new Asked(request);
        Attribute attribute = asked.crossed();
        return views.answer(
                request,
                one -> one.crossTable(attribute, asked.visibility()),
                CrossTable.class,
                tables -> ViewBodies.CrossTableBody.of(MergedViews.crossTables(tables)));
    }

    /** Changes of tier by {@code step} (hour or day), from {@code from} to before {@code to}. */
    @Get("/movements")
    @AsksForSpan
    @ApiResponse(
            responseCode = "200",
            description = "by instant; without those of which there are none",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ViewBodies.MovementsBody.class)))
    Object movements(HttpRequest<?> request) {
        Asked asked = new Asked(request);
        Span span = Span.of(asked, clock.now());
        return views.answer(
                request,
                one -> one.movements(span.from(), span.to(), span.step(), asked.visibility()),
                Movements.class,
                several -> ViewBodies.MovementsBody.of(MergedViews.movements(several)));
    }

    /** Customers by tier at the beginning of each {@code step} (hour or day) from {@code from} to {@code to}. */
    @Get("/distribution")
    @AsksForSpan
    @ApiResponse(
            responseCode = "200",
            description = "the earliest first",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ViewBodies.DistributionBody.class)))
    Object distribution(HttpRequest<?> request) {
        Asked asked = new Asked(request);
        Span span = Span.of(asked, clock.now());
        return views.answer(
                request,
                one -> one.distribution(span.from(), span.to(), span.step(), asked.visibility()),
                Distribution.class,
                several -> ViewBodies.DistributionBody.of(MergedViews.distributions(several)));
    }

    /** Downgrades of the next {@code days}, by day, if nothing happens. */
    @Get("/falls")
    @Operation(
            parameters =
                    @Parameter(
                            name = "days",
                            in = ParameterIn.QUERY,
                            description = "how many days ahead, today among them",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            minimum = "1",
                                            maximum = "" + Asked.MOST_DAYS,
                                            defaultValue = "90")))
    @ApiResponse(
            responseCode = "200",
            description = "the days with any, in the time zone of the policy",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Falls.class)))
    Object falls(HttpRequest<?> request) {
        Asked asked = new Asked(request);
        int days = asked.days(DAYS_AHEAD);
        Instant now = clock.now();
        return views.answer(request, one -> one.falls(now, days, asked.visibility()), Falls.class, MergedViews::falls);
    }

    /** A stretch of time in steps. */
    private record Span(Instant from, Instant to, Step step) {

        static Span of(Asked asked, Instant now) {
            Step step = asked.step();
            Instant to = asked.instant("to", now);
            Instant from = asked.instant("from", to.minus(step == Step.DAY ? A_QUARTER : TWO_DAYS));
            Duration one = step == Step.DAY ? Duration.ofDays(1) : Duration.ofHours(1);
            if (from.isAfter(to)) {
                throw new ProblemException(400, "from is later than to");
            }
            if (Duration.between(from, to).compareTo(one.multipliedBy(ViewQueries.MOST_POINTS - 1L)) > 0) {
                throw new ProblemException(
                        400,
                        "from and to are too far apart: at most " + ViewQueries.MOST_POINTS + " steps are answered");
            }
            return new Span(from, to, step);
        }
    }
}

package io.tierengine.server.view;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
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
    Object counts(HttpRequest<?> request) {
        Asked asked = new Asked(request);
        return views.answer(request, one -> one.counts(asked.visibility()), Counts.class, MergedViews::counts);
    }

    /** Customers by {@code attribute}, tier and stage. */
    @Get("/cross-table")
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

package io.tierengine.server.view;

import io.micronaut.core.io.Writable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tierengine.server.life.EngineClock;
import io.tierengine.server.problem.AnswersProblems;
import io.tierengine.server.problem.ProblemException;
import io.tierengine.server.view.ViewBodies.PartOfPage;
import io.tierengine.views.ListQuery;
import io.tierengine.views.MergedViews;
import io.tierengine.views.Page;
import io.tierengine.views.Row;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists of customers as a file for a spreadsheet. */
@AnswersProblems
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CsvController {

    private static final int MOST_ROWS = 100_000;
    private static final String HEADER = "customerId,name,tier,since,score,stage,risk,riskPoints,segment,valueAtStake,"
            + "fallAt,fallTier,owner,region,industry,size,kind,signals\n";

    private final AllViews views;
    private final EngineClock clock;

    CsvController(AllViews views, EngineClock clock) {
        this.views = views;
        this.clock = clock;
    }

    /** The list of {@code /customers} with the same filters and order, at most 100,000 rows, which the header {@code Tier-Most-Rows} says. */
    @Get(value = "/customers.csv", produces = "text/csv")
    @AsksForList
    @ApiResponse(
            responseCode = "200",
            description = "a line of column names, then a line for each customer",
            headers =
                    @Header(
                            name = "Tier-Most-Rows",
                            description = "how many customers the file has at most",
                            schema = @Schema(type = "integer")),
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    HttpResponse<Writable> file(HttpRequest<?> request) {
        Asked asked = new Asked(request);
        if (asked.has("cursor") || asked.has("limit")) {
            throw new ProblemException(400, "a file has the whole list; leave out cursor and limit");
        }
        ListQuery query = asked.list(ListQuery.MOST_ROWS, clock.now());
        // Fetched before the answer begins, so that a list that can't be answered is a problem and not half a file.
        Page first = page(request, query);
        Writable body = out -> write(request, query, first, out);
        return HttpResponse.ok(body)
                .header("Tier-Most-Rows", Integer.toString(MOST_ROWS))
                .header("Content-Disposition", "attachment; filename=\"customers.csv\"");
    }

    private void write(HttpRequest<?> request, ListQuery query, Page first, Writer out) throws IOException {
        out.write(HEADER);
        Page page = first;
        int left = MOST_ROWS;
        while (true) {
            List<Page.ListedRow> rows =
                    page.rows().subList(0, Math.min(left, page.rows().size()));
            for (Page.ListedRow row : rows) {
                out.write(line(row.row()));
            }
            left -= rows.size();
            if (left == 0 || page.next().isEmpty()) {
                return;
            }
            page = page(request, query.after(page.next().get()));
        }
    }

    private Page page(HttpRequest<?> request, ListQuery query) {
        String asked = request.getUri().getRawQuery();
        String path = "/api/v1/customers?limit=" + query.limit()
                + query.cursor().map(at -> "&cursor=" + at.encode()).orElse("")
                + (asked == null ? "" : "&" + asked);
        return MergedViews.pages(
                query,
                views.ask(request, path, one -> ListController.partOf(one, query), PartOfPage.class).stream()
                        .map(PartOfPage::toPage)
                        .toList());
    }

    private static String line(Row row) {
        return Stream.of(
                        text(row.customerId()),
                        text(row.name()),
                        text(row.tier()),
                        instant(row.since()),
                        number(row.score()),
                        text(row.stage()),
                        text(row.risk()),
                        number(row.riskPoints()),
                        text(row.segment()),
                        number(row.valueAtStake()),
                        instant(row.fallAt()),
                        text(row.fallTier()),
                        text(row.owner()),
                        text(row.region()),
                        text(row.industry()),
                        text(row.size()),
                        text(row.kind()),
                        text(signals(row)))
                .collect(Collectors.joining(",", "", "\n"));
    }

    private static String signals(Row row) {
        return row.signals() == null
                ? ""
                : row.signals().stream().map(Row.Signal::name).collect(Collectors.joining(";"));
    }

    private static String number(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    private static String instant(@Nullable Instant instant) {
        return instant == null ? "" : instant.toString();
    }

    /** A text; one that a spreadsheet would take for a formula gets an apostrophe before it. */
    private static String text(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String shown = "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = shown.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + shown.replace("\"", "\"\"") + '"' : shown;
    }
}

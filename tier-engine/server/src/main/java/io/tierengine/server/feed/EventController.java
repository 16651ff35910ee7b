package io.tierengine.server.feed;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.tierengine.server.input.Input;
import io.tierengine.server.problem.AnswersProblems;
import io.tierengine.server.problem.ProblemException;
import io.tierengine.server.security.Caller;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Events as they happen. */
@AnswersProblems
@Controller("/api/v1/events")
final class EventController {

    private static final Set<String> KINDS = Set.of("change", "stage", "segment", "alert");
    private static final Set<String> RISKS = Set.of("NONE", "LOW", "MEDIUM", "HIGH");
    private static final Set<String> DIRECTIONS = Set.of("ENROLLED", "UPGRADED", "DOWNGRADED");
    private static final int MOST_TEXT = 2_000;
    private static final int MOST_ID = 20_000;

    private final FeedHub hub;

    EventController(FeedHub hub) {
        this.hub = hub;
    }

    /**
     * Events as they happen, as server-sent events: change, stage, segment and alert, and gap where some that were asked for are gone. The
     * {@code id} of an event is a position from which any instance goes on without loss or repetition. A comment comes every 15 seconds. A
     * listener that takes its events too slowly is dropped, and may resume.
     *
     * @param kind only these, with commas between: change, stage, segment, alert
     * @param tier only events of customers who are in one of these tiers after it, with commas between
     * @param risk only events of customers at one of these levels, with commas between: NONE, LOW, MEDIUM, HIGH
     * @param direction only changes in one of these directions, with commas between: ENROLLED, UPGRADED, DOWNGRADED
     * @param customer only events of this customer
     * @param lastEventId where the listener left off, if the header Last-Event-ID doesn't say; left out: from now on
     * @return the events
     */
    @Get
    @Produces(MediaType.TEXT_EVENT_STREAM)
    HttpResponse<Publisher<byte[]>> events(
            HttpRequest<?> request,
            @Nullable @QueryValue String kind,
            @Nullable @QueryValue String tier,
            @Nullable @QueryValue String risk,
            @Nullable @QueryValue String direction,
            @Nullable @QueryValue String customer,
            @Nullable @QueryValue String lastEventId) {
        FeedFilter filter = new FeedFilter(
                texts(kind, "kind", KINDS),
                texts(tier, "tier", Set.of()),
                texts(risk, "risk", RISKS),
                texts(direction, "direction", DIRECTIONS),
                Input.optionalText(customer, "customer", MOST_TEXT),
                Caller.of(request).visibility());
        Optional<String> left = request.getHeaders()
                .findFirst("Last-Event-ID")
                .or(() -> Optional.ofNullable(Input.optionalText(lastEventId, "lastEventId", MOST_ID)))
                .filter(id -> !id.isBlank());
        if (hub.isFull()) {
            throw new ProblemException(503, "as many listen already as may (setting tier.events.clients); try again");
        }
        return HttpResponse.ok(hub.listen(filter, left))
                // Of one's own events nothing is to be gained by packing them, and it would hold them back.
                .header(HttpHeaders.CONTENT_ENCODING, "identity")
                .header("X-Accel-Buffering", "no");
    }

    /** Those between commas; none if nothing is said. */
    private static Set<String> texts(@Nullable String list, String name, Set<String> known) {
        String given = Input.optionalText(list, name, MOST_TEXT);
        if (given == null) {
            return Set.of();
        }
        Set<String> texts =
                Arrays.stream(given.split(",", -1)).map(String::strip).collect(Collectors.toSet());
        if (!known.isEmpty() && !known.containsAll(texts)) {
            throw Input.wrong(name, "must be of " + known.stream().sorted().collect(Collectors.joining(", ")));
        }
        return texts;
    }
}

package io.tierengine.server.view;

import io.micronaut.http.HttpRequest;
import io.tierengine.server.problem.ProblemException;
import io.tierengine.server.security.Caller;
import io.tierengine.views.Attribute;
import io.tierengine.views.ListQuery;
import io.tierengine.views.Order;
import io.tierengine.views.Position;
import io.tierengine.views.Sort;
import io.tierengine.views.Step;
import io.tierengine.views.Visibility;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a request's query parameters ask for. A wrong one is answered with status 400, and named with what it may be. */
final class Asked {

    /** How far ahead may be looked. */
    static final int MOST_DAYS = 3_660;

    /** Characters of a text that is looked for. */
    static final int LONGEST_TEXT = 200;

    private static final int MOST_VALUES = 100;

    private final HttpRequest<?> request;

    Asked(HttpRequest<?> request) {
        this.request = request;
    }

    /** To which customers whoever asks is limited. */
    Optional<Visibility> visibility() {
        return Optional.ofNullable(Caller.of(request).visibility())
                .map(limits -> new Visibility(
                        switch (limits.attribute()) {
                            case OWNER -> Attribute.OWNER;
                            case REGION -> Attribute.REGION;
                        },
                        limits.values()));
    }

    /**
     * A list.
     *
     * @param most rows of a page unless the request says how many
     */
    ListQuery list(int most, Instant now) {
        Sort sort = sort();
        Order order = order(sort);
        Map<Attribute, Set<String>> filters = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            Set<String> values = values(attribute.id());
            if (!values.isEmpty()) {
                filters.put(attribute, values);
            }
        }
        Optional<Instant> falls =
                find("falls").map(text -> now.plus(Duration.ofDays(number("falls", text, 1, MOST_DAYS))));
        try {
            return new ListQuery(
                    filters,
                    find("q").map(text -> atMost("q", text)),
                    falls,
                    sort,
                    order,
                    limit(most),
                    find("cursor").map(Position::decode),
                    visibility());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(400, "cursor: " + e.getMessage());
        }
    }

    boolean has(String parameter) {
        return request.getParameters().contains(parameter);
    }

    int limit(int standard) {
        return find("limit")
                .map(text -> number("limit", text, 1, ListQuery.MOST_ROWS))
                .orElse(standard);
    }

    private Sort sort() {
        return find("sort")
                .map(text -> Sort.byId(text)
                        .orElseThrow(() -> wrong(
                                "sort",
                                text,
                                Arrays.stream(Sort.values()).map(Sort::id).toList())))
                .orElse(Sort.VALUE);
    }

    /** What is looked for comes first unless the request says otherwise: the highest value, the next to fall. */
    private Order order(Sort sort) {
        Optional<String> given = find("order");
        if (given.isEmpty()) {
            return sort == Sort.ID || sort == Sort.FALL ? Order.ASC : Order.DESC;
        }
        return switch (given.get()) {
            case "asc" -> Order.ASC;
            case "desc" -> Order.DESC;
            default -> throw wrong("order", given.get(), List.of("asc", "desc"));
        };
    }

    Attribute crossed() {
        List<String> known = Attribute.CROSSED.stream().map(Attribute::id).toList();
        String text = find("attribute").orElse(Attribute.CROSSED.getFirst().id());
        return Attribute.byId(text)
                .filter(Attribute.CROSSED::contains)
                .orElseThrow(() -> wrong("attribute", text, known));
    }

    Step step() {
        return switch (find("step").orElse("day")) {
            case "day" -> Step.DAY;
            case "hour" -> Step.HOUR;
            default -> throw wrong("step", find("step").orElse(""), List.of("day", "hour"));
        };
    }

    /** An instant, such as {@code 2026-11-22T00:00:00Z}. */
    Instant instant(String name, Instant standard) {
        return find(name)
                .map(text -> {
                    try {
                        return Instant.parse(text);
                    } catch (DateTimeException e) {
                        throw new ProblemException(
                                400, name + " is \"" + cut(text) + "\"; it is an instant such as 2026-11-22T00:00:00Z");
                    }
                })
                .orElse(standard);
    }

    int days(int standard) {
        return find("days").map(text -> number("days", text, 1, MOST_DAYS)).orElse(standard);
    }

    private Set<String> values(String name) {
        List<String> given = request.getParameters().getAll(name);
        if (given.size() > MOST_VALUES) {
            throw new ProblemException(400, name + " is given " + given.size() + " times; at most " + MOST_VALUES);
        }
        return given.stream()
                .filter(text -> !text.isEmpty())
                .map(text -> atMost(name, text))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Optional<String> find(String name) {
        return request.getParameters().getFirst(name).filter(text -> !text.isEmpty());
    }

    private static String atMost(String name, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new ProblemException(
                    400, name + " has " + text.length() + " characters; at most " + LONGEST_TEXT + " are looked for");
        }
        return text;
    }

    private static int number(String name, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new ProblemException(
                400, name + " is \"" + cut(text) + "\"; it is a number from " + least + " to " + most);
    }

    private static ProblemException wrong(String name, String text, List<String> known) {
        return new ProblemException(400, name + " is \"" + cut(text) + "\"; it is one of " + String.join(", ", known));
    }

    private static String cut(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}

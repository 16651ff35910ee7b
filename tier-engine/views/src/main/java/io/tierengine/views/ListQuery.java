package io.tierengine.views;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which customers are wanted, and in which order. All filters must fit.
 *
 * @param filters for an attribute, the values of which a customer must have one
 * @param search start of the customer's id or of any word of its name; of several words each must fit
 * @param fallsBefore only customers that fall before this instant if nothing happens, as it was told last
 * @param limit most rows of a page, 1 to {@value #MOST_ROWS}
 * @param cursor behind which position the page begins: {@code next} of the page before
 * @param visibility to which customers whoever asks is limited
 */
public record ListQuery(
        Map<Attribute, Set<String>> filters,
        Optional<String> search,
        Optional<Instant> fallsBefore,
        Sort sort,
        Order order,
        int limit,
        Optional<Position> cursor,
        Optional<Visibility> visibility) {

    /** Most rows of a page. */
    public static final int MOST_ROWS = 1_000;

    /**
     * Checks the limit and the cursor.
     *
     * @throws IllegalArgumentException if the cursor is of another list, or the limit out of its range
     */
    public ListQuery {
        Map<Attribute, Set<String>> copied = new EnumMap<>(Attribute.class);
        filters.forEach((attribute, values) -> copied.put(attribute, Set.copyOf(values)));
        filters = Collections.unmodifiableMap(copied);
        search = search.map(String::strip).filter(text -> !text.isEmpty());
        if (limit < 1 || limit > MOST_ROWS) {
            throw new IllegalArgumentException("limit is " + limit + "; it must lie between 1 and " + MOST_ROWS);
        }
        for (Position position : cursor.stream().toList()) {
            if (position.sort() != sort || position.order() != order) {
                throw new IllegalArgumentException(
                        "the cursor is of a list in another order; leave it out to begin anew");
            }
        }
    }

    /** All customers in an order, 50 to a page. */
    public static ListQuery by(Sort sort, Order order) {
        return new ListQuery(
                Map.of(), Optional.empty(), Optional.empty(), sort, order, 50, Optional.empty(), Optional.empty());
    }

    /** Only those with one of these values. */
    public ListQuery where(Attribute attribute, Set<String> values) {
        Map<Attribute, Set<String>> more = new EnumMap<>(Attribute.class);
        more.putAll(filters);
        more.put(attribute, values);
        return new ListQuery(more, search, fallsBefore, sort, order, limit, cursor, visibility);
    }

    public ListQuery withSearch(String text) {
        return new ListQuery(filters, Optional.of(text), fallsBefore, sort, order, limit, cursor, visibility);
    }

    public ListQuery fallingBefore(Instant instant) {
        return new ListQuery(filters, search, Optional.of(instant), sort, order, limit, cursor, visibility);
    }

    public ListQuery withLimit(int rows) {
        return new ListQuery(filters, search, fallsBefore, sort, order, rows, cursor, visibility);
    }

    public ListQuery after(Position position) {
        return new ListQuery(filters, search, fallsBefore, sort, order, limit, Optional.of(position), visibility);
    }

    public ListQuery seenBy(Visibility limits) {
        return new ListQuery(filters, search, fallsBefore, sort, order, limit, cursor, Optional.of(limits));
    }
}

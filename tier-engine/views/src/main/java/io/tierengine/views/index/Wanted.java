package io.tierengine.views.index;

import io.tierengine.core.number.Decimals;
import io.tierengine.views.Attribute;
import io.tierengine.views.ListQuery;
import io.tierengine.views.Position;
import io.tierengine.views.Sort;
import io.tierengine.views.Visibility;
import io.tierengine.views.row.KnownCustomer;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Whom a list is to have, and where each stands in it. */
final class Wanted {

    private final ListQuery query;
    private final Map<Attribute, Set<String>> filters;
    private final Marks.Filter marks;
    private final Optional<Long> fallsBefore;

    Wanted(ListQuery query) {
        this.query = query;
        this.filters = filters(query);
        this.marks = new Marks.Filter(filters, query);
        this.fallsBefore = query.fallsBefore().map(Instant::toEpochMilli);
    }

    /** What somebody is limited to is one more filter. */
    private static Map<Attribute, Set<String>> filters(ListQuery query) {
        Map<Attribute, Set<String>> filters = new EnumMap<>(Attribute.class);
        filters.putAll(query.filters());
        for (Visibility visibility : query.visibility().stream().toList()) {
            filters.merge(visibility.attribute(), visibility.values(), (asked, seen) -> {
                Set<String> both = new HashSet<>(asked);
                both.retainAll(seen);
                return both;
            });
        }
        return filters;
    }

    ListQuery query() {
        return query;
    }

    Map<Attribute, Set<String>> filters() {
        return filters;
    }

    Optional<Long> fallsBefore() {
        return fallsBefore;
    }

    /** Whether nobody can fit. */
    boolean isEmpty() {
        return filters.values().stream().anyMatch(Set::isEmpty);
    }

    boolean mayFit(byte[] entry) {
        return marks.mayFit(entry);
    }

    boolean fits(KnownCustomer customer) {
        if (!customer.isListed() || (query.sort() == Sort.FALL && customer.fallAt() == Decimals.ABSENT)) {
            return false;
        }
        for (Map.Entry<Attribute, Set<String>> filter : filters.entrySet()) {
            String text = customer.text(filter.getKey());
            if (text == null || !filter.getValue().contains(text)) {
                return false;
            }
        }
        Function<Long, Boolean> falls = before -> customer.fallAt() != Decimals.ABSENT && customer.fallAt() < before;
        return fallsBefore.map(falls).orElse(true)
                && query.search()
                        .map(search -> NameWords.isFound(customer, search))
                        .orElse(true);
    }

    /** Those that have nothing to be sorted by are sorted by when their tier began. */
    Position position(KnownCustomer customer) {
        long value = customer.sortValue(query.sort());
        boolean absent = value == Decimals.ABSENT;
        return new Position(
                query.sort(), query.order(), absent, absent ? customer.sortValue(Sort.SINCE) : value, customer.id());
    }
}

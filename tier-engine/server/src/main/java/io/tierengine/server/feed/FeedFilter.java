package io.tierengine.server.feed;

import io.tierengine.server.feed.FeedEntry.Traits;
import io.tierengine.server.security.Visibility;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events somebody gets. An empty set asks for nothing in particular; an event that lacks what is asked for isn't sent.
 *
 * @param customer id; null: of all
 * @param visibility which customers the listener may see; null: all
 */
record FeedFilter(
        Set<String> kinds,
        Set<String> tiers,
        Set<String> risks,
        Set<String> directions,
        @Nullable String customer,
        @Nullable Visibility visibility) {

    FeedFilter {
        kinds = Set.copyOf(kinds);
        tiers = Set.copyOf(tiers);
        risks = Set.copyOf(risks);
        directions = Set.copyOf(directions);
    }

    /** Everything. */
    static FeedFilter all() {
        return new FeedFilter(Set.of(), Set.of(), Set.of(), Set.of(), null, null);
    }

    boolean passes(Traits event) {
        return asks(kinds, event.kind())
                && asks(tiers, event.tier())
                && asks(risks, event.risk())
                && asks(directions, event.direction())
                && (customer == null || customer.equals(event.customerId()))
                && (visibility == null || visibility.shows(event.owner(), event.region()));
    }

    private static boolean asks(Set<String> wanted, @Nullable String value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }
}

package io.tierengine.core.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The ways into a tier, each once, in the order in which they were found. */
final class FoundWays {

    private final Set<Gap.Way> ways = new LinkedHashSet<>();

    void add(List<Step> steps) {
        List<Gap.Need> needs = new ArrayList<>(steps.size());
        for (Step step : steps) {
            needs.add(step.need());
        }
        ways.add(new Gap.Way(needs));
    }

    /** Those with the fewest needs; impossible ones only where there are no others. */
    List<Gap.Way> best() {
        List<Gap.Way> sorted = new ArrayList<>(ways);
        sorted.sort(Comparator.comparingInt(way -> way.needs().size()));
        List<Gap.Way> possible = new ArrayList<>(sorted);
        possible.removeIf(FoundWays::isImpossible);
        List<Gap.Way> best = possible.isEmpty() ? sorted : possible;
        return List.copyOf(best.subList(0, Math.min(best.size(), Gap.MOST_WAYS)));
    }

    private static boolean isImpossible(Gap.Way way) {
        for (Gap.Need need : way.needs()) {
            if (need.who() == Gap.Who.NOBODY) {
                return true;
            }
        }
        return false;
    }
}

package io.tierengine.core.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The ways into a tier, each once, in the order in which they were found. */
final class FoundWays {

    private static final Comparator<Gap.Way> FEWEST_FIRST =
            Comparator.comparingInt(way -> way.needs().size());

    /** So few that looking through them takes less than hashing what they hold. */
    private final List<Gap.Way> ways = new ArrayList<>();

    void add(List<Step> steps) {
        Gap.Need[] needs = new Gap.Need[steps.size()];
        for (int i = 0; i < needs.length; i++) {
            needs[i] = steps.get(i).need();
        }
        Gap.Way way = new Gap.Way(List.of(needs));
        if (!ways.contains(way)) {
            ways.add(way);
        }
    }

    /** Those with the fewest needs; impossible ones only where there are no others. */
    List<Gap.Way> best() {
        ways.sort(FEWEST_FIRST);
        List<Gap.Way> best = new ArrayList<>(ways);
        best.removeIf(FoundWays::isImpossible);
        best = best.isEmpty() ? ways : best;
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

package io.tierengine.core.explain;

import io.tierengine.core.score.Band;
import io.tierengine.core.score.Dimension;
import io.tierengine.core.score.Indicator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The dimensions of a policy, and their indicators in one row. */
final class ScoreParts {

    private final List<Dimension> dimensions;
    private final List<Indicator> indicators;
    /** By indicator. */
    private final int[] dimensionOf;
    /** By indicator: the most and the least points that a value gives, if there is one. */
    private final long[] most;

    private final long[] least;
    /** By dimension, and one more at the end. */
    private final int[] first;

    ScoreParts(List<Dimension> dimensions) {
        this.dimensions = dimensions;
        List<Indicator> all = new ArrayList<>();
        first = new int[dimensions.size() + 1];
        for (int i = 0; i < dimensions.size(); i++) {
            all.addAll(dimensions.get(i).indicators());
            first[i + 1] = all.size();
        }
        indicators = List.copyOf(all);
        dimensionOf = new int[all.size()];
        for (int i = 0; i < dimensions.size(); i++) {
            Arrays.fill(dimensionOf, first[i], first[i + 1], i);
        }
        most = all.stream().mapToLong(ScoreParts::mostOf).toArray();
        least = all.stream().mapToLong(ScoreParts::leastOf).toArray();
    }

    private static long mostOf(Indicator indicator) {
        return Math.max(
                ofTheRest(indicator),
                indicator.bands().stream().mapToLong(Band::points).max().orElse(0));
    }

    private static long leastOf(Indicator indicator) {
        return Math.min(
                ofTheRest(indicator),
                indicator.bands().stream().mapToLong(Band::points).min().orElse(0));
    }

    /** The points of values below all bands; where there are none, those of some value. */
    private static long ofTheRest(Indicator indicator) {
        List<Band> bands = indicator.bands();
        return !bands.isEmpty() && bands.getLast().catchesRest()
                ? bands.getLast().points()
                : 0;
    }

    int dimensions() {
        return dimensions.size();
    }

    Dimension dimension(int index) {
        return dimensions.get(index);
    }

    int indicators() {
        return dimensionOf.length;
    }

    Indicator indicator(int index) {
        return indicators.get(index);
    }

    /** The most points that an indicator gives for any value. Between two bounds they lie between theirs. */
    long most(int indicator) {
        return most[indicator];
    }

    /** The least points that an indicator gives for any value. */
    long least(int indicator) {
        return least[indicator];
    }

    int dimensionOf(int indicator) {
        return dimensionOf[indicator];
    }

    /** A dimension's first indicator; of the one after the last, how many there are. */
    int first(int dimension) {
        return first[dimension];
    }
}

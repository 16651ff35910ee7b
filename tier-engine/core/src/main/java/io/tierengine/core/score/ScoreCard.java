package io.tierengine.core.score;

import io.tierengine.core.expression.Scope;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.number.WeightedMean;
import java.util.List;

/**
 * The dimensions and the score of whatever a scope shows (semantics §3). Computed in place; nothing is allocated. Points, dimensions and score
 * that are made of the same numbers as the last ones are these: most instants of a silent customer change no points.
 */
public final class ScoreCard {

    private final List<Dimension> dimensions;
    /** By indicator, one dimension after the other: what was looked at last, and the points for it. */
    private final long[] seen;

    private final long[] points;
    private final long[] values;
    private final WeightedMean mean = new WeightedMean();
    private long score = Decimals.ABSENT;
    private boolean isFilled;

    /** @param dimensions of a policy; none: the score is absent */
    public ScoreCard(List<Dimension> dimensions) {
        this.dimensions = List.copyOf(dimensions);
        values = new long[dimensions.size()];
        seen = new long
                [dimensions.stream()
                        .mapToInt(dimension -> dimension.indicators().size())
                        .sum()];
        points = new long[seen.length];
    }

    /** Computes all of it for what a scope shows now. */
    public void fill(Scope scope) {
        boolean isScoreStale = !isFilled;
        int first = 0;
        for (int i = 0; i < values.length; i++) {
            List<Indicator> indicators = dimensions.get(i).indicators();
            if (look(indicators, first, scope)) {
                long value = valueOf(indicators, first);
                isScoreStale |= value != values[i];
                values[i] = value;
            }
            first += indicators.size();
        }
        if (isScoreStale) {
            score = scoreOfDimensions();
        }
        isFilled = true;
    }

    /** Brings the points of a dimension up to date; says whether any are others. */
    private boolean look(List<Indicator> indicators, int first, Scope scope) {
        boolean areOthers = !isFilled;
        for (int i = 0; i < indicators.size(); i++) {
            Indicator indicator = indicators.get(i);
            long value = indicator.value().value(scope);
            if (value != seen[first + i] || !isFilled) {
                long now = indicator.points(value);
                areOthers |= now != points[first + i];
                seen[first + i] = value;
                points[first + i] = now;
            }
        }
        return areOthers;
    }

    private long valueOf(List<Indicator> indicators, int first) {
        mean.reset();
        for (int i = 0; i < indicators.size(); i++) {
            mean.add(indicators.get(i).weight(), points[first + i]);
        }
        return mean.mean();
    }

    private long scoreOfDimensions() {
        mean.reset();
        for (int i = 0; i < values.length; i++) {
            mean.add(dimensions.get(i).weight(), values[i]);
        }
        return mean.mean();
    }

    public long score() {
        return score;
    }

    /** A dimension, by its place in the policy's list. */
    public long dimension(int index) {
        return values[index];
    }
}

package io.tierengine.core.score;

import io.tierengine.core.expression.Scope;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.number.WeightedMean;
import java.util.List;

/** The dimensions and the score of whatever a scope shows (semantics §3). Computed in place; nothing is allocated. */
public final class ScoreCard {

    private final List<Dimension> dimensions;
    private final long[] values;
    private final WeightedMean dimensionMean = new WeightedMean();
    private final WeightedMean scoreMean = new WeightedMean();
    private long score = Decimals.ABSENT;

    /** @param dimensions of a policy; none: the score is absent */
    public ScoreCard(List<Dimension> dimensions) {
        this.dimensions = List.copyOf(dimensions);
        values = new long[dimensions.size()];
    }

    /** Computes all anew. */
    public void fill(Scope scope) {
        scoreMean.reset();
        for (int i = 0; i < values.length; i++) {
            Dimension dimension = dimensions.get(i);
            values[i] = valueOf(dimension, scope);
            scoreMean.add(dimension.weight(), values[i]);
        }
        score = scoreMean.mean();
    }

    private long valueOf(Dimension dimension, Scope scope) {
        List<Indicator> indicators = dimension.indicators();
        dimensionMean.reset();
        for (int i = 0; i < indicators.size(); i++) {
            Indicator indicator = indicators.get(i);
            dimensionMean.add(
                    indicator.weight(), indicator.points(indicator.value().value(scope)));
        }
        return dimensionMean.mean();
    }

    public long score() {
        return score;
    }

    /** A dimension, by its place in the policy's list. */
    public long dimension(int index) {
        return values[index];
    }
}

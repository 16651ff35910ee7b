package io.tierengine.core.range;

import io.tierengine.core.number.Decimals;
import io.tierengine.core.number.NumberRange;
import io.tierengine.core.number.WeightedMean;
import io.tierengine.core.score.Dimension;
import io.tierengine.core.score.Indicator;
import java.util.List;
import java.util.stream.Stream;

/** What dimensions and score may be. As weights aren't negative, they are least where all that they are made of is least. */
final class ScoreRanges {

    private final List<Dimension> dimensions;
    private final NumberRange[] values;
    private final NumberRange score = new NumberRange();
    private final NumberRange looked = new NumberRange();
    private final WeightedMean least = new WeightedMean();
    private final WeightedMean greatest = new WeightedMean();
    private final WeightedMean leastScore = new WeightedMean();
    private final WeightedMean greatestScore = new WeightedMean();

    ScoreRanges(List<Dimension> dimensions) {
        this.dimensions = List.copyOf(dimensions);
        values = Stream.generate(NumberRange::new).limit(dimensions.size()).toArray(NumberRange[]::new);
    }

    NumberRange score() {
        return score;
    }

    NumberRange dimension(int index) {
        return values[index];
    }

    void fill(Certainty certainty) {
        leastScore.reset();
        greatestScore.reset();
        for (int i = 0; i < values.length; i++) {
            Dimension dimension = dimensions.get(i);
            fill(dimension, certainty);
            values[i].setBetween(least.mean(), greatest.mean());
            leastScore.add(dimension.weight(), values[i].mayBeAbsent() ? Decimals.ABSENT : values[i].least());
            greatestScore.add(dimension.weight(), values[i].mayBeAbsent() ? Decimals.ABSENT : values[i].greatest());
        }
        // Without dimensions, or where one can't be told, a mean is absent, and the range unknown.
        score.setBetween(leastScore.mean(), greatestScore.mean());
    }

    private void fill(Dimension dimension, Certainty certainty) {
        least.reset();
        greatest.reset();
        List<Indicator> indicators = dimension.indicators();
        for (int i = 0; i < indicators.size(); i++) {
            Indicator indicator = indicators.get(i);
            certainty.find(indicator.value(), looked);
            indicator.points(looked);
            least.add(indicator.weight(), looked.least());
            greatest.add(indicator.weight(), looked.greatest());
        }
    }
}

package io.tierengine.core.score;

import java.util.List;

/**
 * A named part of the score: the weighted mean of its indicators' points.
 *
 * @param weight within the score in micros, at least 0
 */
public record Dimension(String name, long weight, List<Indicator> indicators) {

    public Dimension {
        indicators = List.copyOf(indicators);
    }
}

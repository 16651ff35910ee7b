package io.tierengine.core.explain;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.policy.Parts;
import io.tierengine.core.score.Band;
import io.tierengine.core.score.Indicator;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What a variable is to the score: which indicators look at it, and where their bands begin. */
final class InScore {

    private final long step;
    private final long[] bounds;
    private final int[] indicators;
    private final boolean isBare;
    private final boolean isStepwise;

    private InScore(long step, long[] bounds, int[] indicators, boolean isBare, boolean isStepwise) {
        this.step = step;
        this.bounds = bounds;
        this.indicators = indicators;
        this.isBare = isBare;
        this.isStepwise = isStepwise;
    }

    /** @param step between two values of the variable, in micros */
    static InScore of(NumberExpression variable, long step, ScoreParts score) {
        TreeSet<Long> bounds = new TreeSet<>();
        boolean isBare = true;
        boolean isStepwise = true;
        int[] indicators = IntStream.range(0, score.indicators())
                .filter(i -> mayLookAt(score.indicator(i).value(), variable))
                .toArray();
        for (int index : indicators) {
            Indicator indicator = score.indicator(index);
            isStepwise &= !indicator.interpolate();
            if (!indicator.value().equals(variable)) {
                isBare = false;
                continue;
            }
            for (Band band : indicator.bands()) {
                if (!band.catchesRest()) {
                    bounds.add(ValueSearch.ceiling(band.from(), step));
                }
            }
        }
        long[] sorted = bounds.stream().mapToLong(Long::longValue).toArray();
        return new InScore(step, sorted, indicators, isBare, isBare && isStepwise);
    }

    /** Texts aren't looked into: a segment, or whether there is an attribute, may follow from any number. */
    private static boolean mayLookAt(NumberExpression number, NumberExpression variable) {
        return number.equals(variable) || mayLookAt(Parts.of(number), variable);
    }

    private static boolean mayLookAt(Condition condition, NumberExpression variable) {
        return switch (condition) {
            case Condition.TextComparison _,
                    Condition.TextIn _,
                    Condition.TextTest _,
                    Condition.TextPresent _,
                    Condition.ProfilePresent _ -> true;
            default -> mayLookAt(Parts.of(condition), variable);
        };
    }

    private static boolean mayLookAt(Parts parts, NumberExpression variable) {
        return parts.numbers().stream().anyMatch(number -> mayLookAt(number, variable))
                || parts.conditions().stream().anyMatch(condition -> mayLookAt(condition, variable));
    }

    /** The smallest difference between two values, in micros. */
    long step() {
        return step;
    }

    /** The least values of the bands of indicators that are the variable itself, rising, each once. */
    long[] bounds() {
        return bounds;
    }

    /** The indicators whose value may follow from it, by their places in {@link ScoreParts}. */
    int[] indicators() {
        return indicators;
    }

    /** Whether all of these are the variable itself, so that the score follows from its bands. */
    boolean isBare() {
        return isBare;
    }

    /** Whether the score is the same between two bounds, too. */
    boolean isStepwise() {
        return isStepwise;
    }
}

package io.tierengine.core.rfm;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.number.Decimals;
import java.util.List;

/**
 * Turns one number of a customer into a score of 1 to 5 by four cut-offs. A customer without a purchase has none.
 *
 * @param score the score as an expression over the customer, under the name by which a policy reads it; absent without a purchase
 * @param value what is scored: {@code recencyDays} or a metric
 * @param cutoffs in micros, rising
 */
public record RfmScale(NumberExpression.Derived score, NumberExpression value, List<Long> cutoffs) {

    /** The best score, and the number of scores there are. */
    public static final int BEST = 5;

    private static final NumberExpression RECENCY = new NumberExpression.RecencyDays();
    private static final NumberExpression NONE = new NumberExpression.Literal(Decimals.ABSENT);

    public RfmScale {
        cutoffs = List.copyOf(cutoffs);
        if (cutoffs.size() != BEST - 1) {
            throw new IllegalArgumentException(cutoffs.size() + " cut-offs, not " + (BEST - 1));
        }
        for (int i = 1; i < cutoffs.size(); i++) {
            if (cutoffs.get(i) <= cutoffs.get(i - 1)) {
                throw new IllegalArgumentException("cut-offs that don't rise: " + cutoffs);
            }
        }
    }

    /**
     * Of the days since the last purchase: up to the first cut-off they give 5, beyond the last 1.
     *
     * @param cutoffs days, in micros
     */
    public static RfmScale ofRecency(String name, List<Long> cutoffs) {
        NumberExpression score = new NumberExpression.Choice(new Condition.NumberPresent(RECENCY), whole(1), NONE);
        for (int i = cutoffs.size() - 1; i >= 0; i--) {
            score = choice(Comparison.LESS_OR_EQUAL, RECENCY, cutoffs.get(i), whole(BEST - i), score);
        }
        return new RfmScale(new NumberExpression.Derived(name, score), RECENCY, cutoffs);
    }

    /** Of a metric: below the first cut-off, or with no value, it gives 1, from the last on 5. */
    public static RfmScale ofMetric(String name, NumberExpression metric, List<Long> cutoffs) {
        NumberExpression score = whole(1);
        for (int i = 0; i < cutoffs.size(); i++) {
            score = choice(Comparison.GREATER_OR_EQUAL, metric, cutoffs.get(i), whole(i + 2), score);
        }
        score = new NumberExpression.Choice(new Condition.NumberPresent(RECENCY), score, NONE);
        return new RfmScale(new NumberExpression.Derived(name, score), metric, cutoffs);
    }

    private static NumberExpression choice(
            Comparison comparison,
            NumberExpression value,
            long cutoff,
            NumberExpression then,
            NumberExpression otherwise) {
        NumberExpression.Literal bound = new NumberExpression.Literal(cutoff);
        return new NumberExpression.Choice(new Condition.NumberComparison(comparison, value, bound), then, otherwise);
    }

    private static NumberExpression whole(int number) {
        return new NumberExpression.Literal(Decimals.ofWhole(number));
    }
}

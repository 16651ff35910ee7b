package io.tierengine.core.rfm;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.number.Decimals;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Turns one number of a customer into a score of 1 to 5 by four cut-offs. A customer without a purchase has none, and neither has one as long as cut-offs
 * that are to be counted aren't there.
 *
 * @param score the score as an expression over the customer, under the name by which a policy reads it; absent without a purchase
 * @param value what is scored: {@code recencyDays} or a metric
 * @param cutoffs those that the policy gives, in micros, rising; of cut-offs that are counted the first ones, or none
 */
public record RfmScale(NumberExpression.Derived score, NumberExpression value, List<Long> cutoffs) {

    /** The best score, and the number of scores there are. */
    public static final int BEST = 5;

    private static final int CUTOFFS = BEST - 1;

    private static final NumberExpression RECENCY = new NumberExpression.RecencyDays();
    private static final NumberExpression NONE = new NumberExpression.Literal(Decimals.ABSENT);

    public RfmScale {
        cutoffs = List.copyOf(cutoffs);
        if (cutoffs.size() != CUTOFFS && !cutoffs.isEmpty()) {
            throw new IllegalArgumentException(cutoffs.size() + " cut-offs, not " + CUTOFFS);
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
    static RfmScale ofRecency(String name, List<Long> cutoffs) {
        return ofRecency(name, literals(cutoffs), hasPurchase(), cutoffs);
    }

    /** Of a metric: below the first cut-off, or with no value, it gives 1, from the last on 5. */
    static RfmScale ofMetric(String name, NumberExpression metric, List<Long> cutoffs) {
        return ofMetric(name, metric, literals(cutoffs), hasPurchase(), cutoffs);
    }

    /** Of the days since the last purchase, by cut-offs that are counted, of which these are the first. */
    static RfmScale ofCountedRecency(String name, int slot, List<Long> first) {
        List<NumberExpression> bounds = counted(name, slot);
        return ofRecency(name, bounds, hasPurchaseAnd(bounds), first);
    }

    /** Of a metric, by cut-offs that are counted, of which these are the first. */
    static RfmScale ofCountedMetric(String name, int slot, NumberExpression metric, List<Long> first) {
        List<NumberExpression> bounds = counted(name, slot);
        return ofMetric(name, metric, bounds, hasPurchaseAnd(bounds), first);
    }

    private static RfmScale ofRecency(
            String name, List<NumberExpression> bounds, Condition isScored, List<Long> cutoffs) {
        NumberExpression score = whole(1);
        for (int i = CUTOFFS - 1; i >= 0; i--) {
            score = choice(Comparison.LESS_OR_EQUAL, RECENCY, bounds.get(i), whole(BEST - i), score);
        }
        return new RfmScale(derived(name, isScored, score), RECENCY, cutoffs);
    }

    private static RfmScale ofMetric(
            String name,
            NumberExpression metric,
            List<NumberExpression> bounds,
            Condition isScored,
            List<Long> cutoffs) {
        NumberExpression score = whole(1);
        for (int i = 0; i < CUTOFFS; i++) {
            score = choice(Comparison.GREATER_OR_EQUAL, metric, bounds.get(i), whole(i + 2), score);
        }
        return new RfmScale(derived(name, isScored, score), metric, cutoffs);
    }

    private static NumberExpression.Derived derived(String name, Condition isScored, NumberExpression score) {
        return new NumberExpression.Derived(name, new NumberExpression.Choice(isScored, score, NONE));
    }

    private static Condition hasPurchase() {
        return new Condition.NumberPresent(RECENCY);
    }

    private static Condition hasPurchaseAnd(List<NumberExpression> bounds) {
        return new Condition.And(List.of(hasPurchase(), new Condition.NumberPresent(bounds.getFirst())));
    }

    private static List<NumberExpression> literals(List<Long> cutoffs) {
        return cutoffs.stream()
                .<NumberExpression>map(NumberExpression.Literal::new)
                .toList();
    }

    private static List<NumberExpression> counted(String name, int slot) {
        return IntStream.range(0, CUTOFFS)
                .<NumberExpression>mapToObj(i -> new NumberExpression.Cutoff(slot + i, name))
                .toList();
    }

    private static NumberExpression choice(
            Comparison comparison,
            NumberExpression value,
            NumberExpression bound,
            NumberExpression then,
            NumberExpression otherwise) {
        return new NumberExpression.Choice(new Condition.NumberComparison(comparison, value, bound), then, otherwise);
    }

    private static NumberExpression whole(int number) {
        return new NumberExpression.Literal(Decimals.ofWhole(number));
    }
}

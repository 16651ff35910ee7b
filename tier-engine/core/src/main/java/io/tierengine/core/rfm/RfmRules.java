package io.tierengine.core.rfm;

import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.Scope;
import io.tierengine.core.number.Decimals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How recency, frequency and monetary value are scored, and which scores make which segment.
 *
 * @param schedule when cut-offs are counted; null: never, the scales have fixed ones
 */
public record RfmRules(
        RfmScale recency,
        RfmScale frequency,
        RfmScale monetary,
        Segments segments,
        @Nullable CutoffSchedule schedule) {

    /** The names under which conditions read the scores. */
    public static final String RECENCY = "rfm.recency";

    public static final String FREQUENCY = "rfm.frequency";
    public static final String MONETARY = "rfm.monetary";

    /**
     * Rules with fixed cut-offs, all in micros.
     *
     * @param frequency how often a customer bought
     * @param monetary how much
     */
    public static RfmRules of(
            List<Long> recencyDays,
            NumberExpression frequency,
            List<Long> frequencies,
            NumberExpression monetary,
            List<Long> amounts,
            Segments segments) {
        return new RfmRules(
                RfmScale.ofRecency(RECENCY, recencyDays),
                RfmScale.ofMetric(FREQUENCY, frequency, frequencies),
                RfmScale.ofMetric(MONETARY, monetary, amounts),
                segments,
                null);
    }

    /**
     * Rules with cut-offs that are counted by a schedule. The first ones are in force until then; they are given for all three or for none, and without
     * them nobody has scores until then.
     *
     * @param frequency how often a customer bought
     * @param monetary how much
     */
    public static RfmRules counted(
            CutoffSchedule schedule,
            List<Long> firstRecencyDays,
            NumberExpression frequency,
            List<Long> firstFrequencies,
            NumberExpression monetary,
            List<Long> firstAmounts,
            Segments segments) {
        if (firstRecencyDays.isEmpty() != firstFrequencies.isEmpty()
                || firstRecencyDays.isEmpty() != firstAmounts.isEmpty()) {
            throw new IllegalArgumentException("first cut-offs of some numbers, but not of all three");
        }
        int each = RfmScale.BEST - 1;
        return new RfmRules(
                RfmScale.ofCountedRecency(RECENCY, 0, firstRecencyDays),
                RfmScale.ofCountedMetric(FREQUENCY, each, frequency, firstFrequencies),
                RfmScale.ofCountedMetric(MONETARY, 2 * each, monetary, firstAmounts),
                segments,
                schedule);
    }

    /** The cut-offs that are in force until the first counted ones are; null: none, or cut-offs aren't counted. */
    public @Nullable RfmCutoffs first() {
        return schedule == null || recency.cutoffs().isEmpty()
                ? null
                : RfmCutoffs.given(recency.cutoffs(), frequency.cutoffs(), monetary.cutoffs());
    }

    /** The segment of the customer in a scope; null before the first purchase, and as long as there are no cut-offs. */
    public @Nullable String segment(Scope scope) {
        int r = score(recency, scope);
        return r == 0 ? null : segments.of(r, score(frequency, scope), score(monetary, scope));
    }

    /** A score of 1 to 5; 0 before the first purchase, and as long as there are no cut-offs. */
    public static int score(RfmScale scale, Scope scope) {
        long micros = scale.score().value(scope);
        return micros == Decimals.ABSENT ? 0 : (int) (micros / Decimals.ONE);
    }

    /** The three scales. */
    public List<RfmScale> scales() {
        return List.of(recency, frequency, monetary);
    }
}

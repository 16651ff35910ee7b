package io.tierengine.core.rfm;

import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.Scope;
import io.tierengine.core.number.Decimals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How recency, frequency and monetary value are scored, and which scores make which segment. */
public record RfmRules(RfmScale recency, RfmScale frequency, RfmScale monetary, Segments segments) {

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
                segments);
    }

    /** The segment of the customer in a scope; null before the first purchase. */
    public @Nullable String segment(Scope scope) {
        int r = score(recency, scope);
        return r == 0 ? null : segments.of(r, score(frequency, scope), score(monetary, scope));
    }

    /** A score of 1 to 5; 0 before the first purchase. */
    public static int score(RfmScale scale, Scope scope) {
        long micros = scale.score().value(scope);
        return micros == Decimals.ABSENT ? 0 : (int) (micros / Decimals.ONE);
    }

    /** The three scales. */
    public List<RfmScale> scales() {
        return List.of(recency, frequency, monetary);
    }
}

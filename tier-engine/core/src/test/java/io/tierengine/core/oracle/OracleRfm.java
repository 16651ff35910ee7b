package io.tierengine.core.oracle;

import io.tierengine.core.rfm.RfmRules;
import io.tierengine.core.rfm.RfmScale;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Scores by counting cut-offs, without looking at the expressions that the core has made of them. */
final class OracleRfm {

    private OracleRfm() {}

    /** A score by the name under which conditions read it; null before the first purchase. */
    static @Nullable BigDecimal score(RfmRules rules, String name, OracleSight sight) {
        BigDecimal recency = sight.recencyDays();
        if (recency == null) {
            return null;
        }
        return OracleNumbers.whole(
                switch (name) {
                    case RfmRules.RECENCY -> 5 - cutoffsBelow(rules.recency(), recency);
                    case RfmRules.FREQUENCY -> 1 + cutoffsUpTo(rules.frequency(), sight);
                    case RfmRules.MONETARY -> 1 + cutoffsUpTo(rules.monetary(), sight);
                    default -> throw new IllegalArgumentException(name);
                });
    }

    static @Nullable String segment(RfmRules rules, OracleSight sight) {
        BigDecimal recency = score(rules, RfmRules.RECENCY, sight);
        BigDecimal frequency = score(rules, RfmRules.FREQUENCY, sight);
        BigDecimal monetary = score(rules, RfmRules.MONETARY, sight);
        return recency == null || frequency == null || monetary == null
                ? null
                : rules.segments().of(recency.intValueExact(), frequency.intValueExact(), monetary.intValueExact());
    }

    private static long cutoffsBelow(RfmScale scale, BigDecimal value) {
        return scale.cutoffs().stream()
                .filter(cutoff -> OracleNumbers.givenMicros(cutoff).compareTo(value) < 0)
                .count();
    }

    private static long cutoffsUpTo(RfmScale scale, OracleSight sight) {
        BigDecimal value = OracleExpressions.number(scale.value(), sight);
        return value == null
                ? 0
                : scale.cutoffs().stream()
                        .filter(cutoff -> OracleNumbers.givenMicros(cutoff).compareTo(value) <= 0)
                        .count();
    }
}

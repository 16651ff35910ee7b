package io.tierengine.core.customer;

import io.tierengine.core.rfm.CutoffTable;
import io.tierengine.core.rfm.RfmCutoffs;
import io.tierengine.core.rfm.RfmRules;
import org.jspecify.annotations.Nullable;

/** The counted cut-offs that a policy's customers are scored by; those of a policy with fixed ones are in its expressions, and it has none here. */
final class CutoffsInForce {

    private final boolean isCounted;
    /** Those that the policy gives for the time before any were counted. */
    private final @Nullable RfmCutoffs first;

    private CutoffTable table = CutoffTable.EMPTY;

    CutoffsInForce(@Nullable RfmRules rules) {
        isCounted = rules != null && rules.schedule() != null;
        first = rules == null ? null : rules.first();
    }

    void set(CutoffTable cutoffs) {
        table = cutoffs;
    }

    /** Those that score a customer; null: none. */
    @Nullable
    RfmCutoffs of(CustomerState state) {
        if (!isCounted) {
            return null;
        }
        RfmCutoffs counted =
                table.at(state.cutoffsMillis == CustomerState.UNKNOWN ? state.asOfMillis : state.cutoffsMillis);
        return counted == null ? first : counted;
    }

    /** The next instant after a customer's {@code asOf} at which others come into force, or {@link TierDecider#NEVER}. */
    long nextEffectMillis(CustomerState state) {
        return isCounted ? table.nextEffectAfter(state.asOfMillis) : TierDecider.NEVER;
    }
}

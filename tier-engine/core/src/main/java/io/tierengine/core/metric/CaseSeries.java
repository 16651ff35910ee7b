package io.tierengine.core.metric;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.fact.Interaction;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cases that several metrics look at: same types, same condition.
 *
 * @param where what must hold of the opening event, and of the closing one; null: nothing
 * @param series the series of their lengths, or {@link #UNMEASURED} if no metric needs them
 */
record CaseSeries(CaseTypes types, @Nullable Condition where, int series) {

    static final int UNMEASURED = -1;

    boolean isOf(CaseTypes otherTypes, @Nullable Condition otherWhere) {
        return types.equals(otherTypes) && Objects.equals(where, otherWhere);
    }

    CaseSeries measuredBy(int lengths) {
        return new CaseSeries(types, where, lengths);
    }

    boolean isMeasured() {
        return series != UNMEASURED;
    }

    boolean opens(Interaction interaction) {
        return types.opens().contains(interaction.type()) && holds(interaction);
    }

    boolean closes(Interaction interaction) {
        return types.closes().contains(interaction.type()) && holds(interaction);
    }

    private boolean holds(Interaction interaction) {
        return where == null || where.holds(new EventScope(interaction));
    }
}

package io.tierengine.core.range;

import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.Scope;
import io.tierengine.core.expression.TextExpression;
import io.tierengine.core.number.NumberRange;

/** What the variables of expressions may be over a stretch of time in which no fact comes. */
public interface RangeScope {

    /** What a metric may be, by its place in the policy's list. */
    void metric(int index, NumberRange found);

    /**
     * What any other variable may be that stands for itself: days, an attribute of the profile, a rating. Unknown for those of which nothing
     * is known.
     */
    void variable(NumberExpression variable, NumberRange found);

    /** Whether a text stays what it is. */
    boolean isConstant(TextExpression text);

    /** Everything as it is at the beginning. */
    Scope now();
}

package io.tierengine.core.explain;

import io.tierengine.core.expression.NumberExpression;
import org.jspecify.annotations.Nullable;

/**
 * A need, and what it comes to.
 *
 * @param variable the number that is another once it is met; null where it isn't one number
 * @param value of it then, in micros
 * @param tight when it is certain without trying that neither the step nor a part of it can be left out
 */
record Step(Gap.Need need, @Nullable NumberExpression variable, long value, Tight tight) {

    /** Why nothing less is enough: the way's goal can't be reached without the comparison for which the step was found. */
    enum Tight {
        /** It may be that something less is enough. */
        UNKNOWN,
        /** As long as no step comes after it: those before it were taken when it was found. */
        IF_LAST,
        /** Whatever the other steps are. */
        ALWAYS
    }
}

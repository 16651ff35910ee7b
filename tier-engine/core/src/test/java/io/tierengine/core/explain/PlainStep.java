package io.tierengine.core.explain;

import io.tierengine.core.expression.NumberExpression;
import org.jspecify.annotations.Nullable;

/**
 * A need, and what it comes to, in the plain search.
 *
 * @param variable the number that is another once it is met; null where it isn't one number
 * @param value of it then, in micros
 */
record PlainStep(Gap.Need need, @Nullable NumberExpression variable, long value) {}

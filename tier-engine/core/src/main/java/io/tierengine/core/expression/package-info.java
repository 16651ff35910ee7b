/** Compiled conditions and arithmetic of a policy, with absent values. */
@NullMarked
package io.tierengine.core.expression;

import org.jspecify.annotations.NullMarked;

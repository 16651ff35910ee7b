/** CEL text, read by dev.cel's parser, typed here and turned into the core's expression trees. */
@NullMarked
package io.tierengine.policy.expression;

import org.jspecify.annotations.NullMarked;

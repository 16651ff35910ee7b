/** One version of the rules, compiled. */
@NullMarked
package io.tierengine.core.policy;

import org.jspecify.annotations.NullMarked;

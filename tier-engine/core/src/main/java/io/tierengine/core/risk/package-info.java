/** Signs that a customer may leave, and how they add up (semantics §7). */
@NullMarked
package io.tierengine.core.risk;

import org.jspecify.annotations.NullMarked;

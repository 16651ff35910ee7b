/** Where a customer is between the first contact and the last (semantics §7). */
@NullMarked
package io.tierengine.core.lifecycle;

import org.jspecify.annotations.NullMarked;

/** Exact decimals on {@code long}s. */
@NullMarked
package io.tierengine.core.number;

import org.jspecify.annotations.NullMarked;

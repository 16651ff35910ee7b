/**
 * A naive reading of the semantics, and generators of policies and histories to hold the core against it.
 *
 * <p>The oracle shares no evaluation code with the core: it reads the core's records as data and does everything else
 * again, with {@link java.math.BigDecimal} and {@link java.time}, from all facts, at every instant.
 */
@NullMarked
package io.tierengine.core.oracle;

import org.jspecify.annotations.NullMarked;

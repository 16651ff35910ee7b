/** The rules by which a customer moves between tiers. */
@NullMarked
package io.tierengine.core.tier;

import org.jspecify.annotations.NullMarked;

/** Rolling aggregates of a customer's events over shared tiles. */
@NullMarked
package io.tierengine.core.metric;

import org.jspecify.annotations.NullMarked;

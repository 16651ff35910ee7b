/** The calendar of a time zone and durations on it. */
@NullMarked
package io.tierengine.core.time;

import org.jspecify.annotations.NullMarked;

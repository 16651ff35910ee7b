/** Records that were refused, with their evidence. */
@NullMarked
package io.tierengine.streams.deadletter;

import org.jspecify.annotations.NullMarked;

/** From bytes on input topics to facts, and to dead letters where that fails. */
@NullMarked
package io.tierengine.streams.intake;

import org.jspecify.annotations.NullMarked;

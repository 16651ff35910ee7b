/** The latest tier changes of each customer, kept for whoever asks later what happened. */
@NullMarked
package io.tierengine.streams.kept;

import org.jspecify.annotations.NullMarked;

/** Points, dimensions and the score. */
@NullMarked
package io.tierengine.core.score;

import org.jspecify.annotations.NullMarked;

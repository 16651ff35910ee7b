/** What is certain of expressions while their numbers may be any within bounds. */
@NullMarked
package io.tierengine.core.range;

import org.jspecify.annotations.NullMarked;

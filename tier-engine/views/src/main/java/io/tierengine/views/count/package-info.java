/** How many customers there are of each sort, and how they moved. */
@NullMarked
package io.tierengine.views.count;

import org.jspecify.annotations.NullMarked;

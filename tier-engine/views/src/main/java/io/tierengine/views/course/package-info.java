/** How each customer came to where it is. */
@NullMarked
package io.tierengine.views.course;

import org.jspecify.annotations.NullMarked;

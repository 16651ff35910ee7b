/** Customers in the order of lists, and by the words of their names. */
@NullMarked
package io.tierengine.views.index;

import org.jspecify.annotations.NullMarked;

/** The stores of the views: their names, and reading them wherever they lie. */
@NullMarked
package io.tierengine.views.store;

import org.jspecify.annotations.NullMarked;

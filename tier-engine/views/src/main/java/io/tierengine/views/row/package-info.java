/** What the views know of one customer, and its packed form. */
@NullMarked
package io.tierengine.views.row;

import org.jspecify.annotations.NullMarked;

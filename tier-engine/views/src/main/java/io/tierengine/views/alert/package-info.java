/** What was told of each customer's risk. */
@NullMarked
package io.tierengine.views.alert;

import org.jspecify.annotations.NullMarked;

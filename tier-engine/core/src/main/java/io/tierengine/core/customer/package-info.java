/** A customer's state and the decisions about it. */
@NullMarked
package io.tierengine.core.customer;

import org.jspecify.annotations.NullMarked;

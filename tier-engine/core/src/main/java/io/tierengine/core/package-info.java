/** The domain: customer state and a fact or an instant in, new state and outputs out. Time is an argument. */
@NullMarked
package io.tierengine.core;

import org.jspecify.annotations.NullMarked;

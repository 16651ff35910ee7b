/** The processor of one partition's customers: their state, their timers and their clock. */
@NullMarked
package io.tierengine.streams.customer;

import org.jspecify.annotations.NullMarked;

/** What is let through to the customers, and what isn't. */
@NullMarked
package io.tierengine.streams.intake;

import org.jspecify.annotations.NullMarked;

/** The commands behind {@code bin/tier}. */
@NullMarked
package io.tierengine.cli;

import org.jspecify.annotations.NullMarked;
